import assert from "node:assert/strict";
import { audit } from "./audit.mjs";
import { STORY, fillIntake, find, register } from "./desk-words.mjs";
import { AxeBuilder } from "./house.mjs";

const LOOKS = [
  { name: "light", theme: "light", text_percent: 100 },
  { name: "dark", theme: "dark", text_percent: 100 },
  { name: "light-150", theme: "light", text_percent: 150 },
  { name: "dark-150", theme: "dark", text_percent: 150 },
];

/** How one comes to each screen from 今日工作台. */
const SCREENS = {
  today: async () => undefined,
  intake: (page) => fillIntake(page),
  complaint: async (page) => {
    await openComplaint(page);
  },
  why: async (page) => {
    await openComplaint(page);
    await find.clock(page, "首次响应").click();
    await find.why(page).waitFor();
  },
  attention: async (page) => {
    await page.keyboard.press("Control+g");
    await page.keyboard.press("2");
    await find.attention(page).waitFor();
  },
  settings: async (page) => {
    await find.settings(page).click();
    await find.settingsTitle(page).waitFor();
  },
};

export async function accessibility(house, check) {
  const desk = await house.openDesk("accessibility", "chenyu");
  const first = await house.openPage(desk);
  await check("a complaint to look at", async () => {
    await find.today(first).waitFor();
    await house.picture(first, "first-day");
    await audit(new AxeBuilder({ page: first }));
    await fillIntake(first);
    await register(first);
  });
  await first.context().close();

  for (const look of LOOKS) {
    const { name, ...preferences } = look;
    await desk.call("set_preferences", preferences);
    for (const [screen, goThere] of Object.entries(SCREENS)) {
      await check(`${screen} is accessible (${name})`, async () => {
        const page = await house.openPage(desk, look);
        await find.row(page, STORY).first().waitFor();
        assert.equal(await page.locator("html").getAttribute("data-theme"), look.theme);
        await goThere(page);
        await house.picture(page, `${screen}-${name}`);
        await audit(new AxeBuilder({ page }));
        await nothingIsCut(page);
        assert.deepEqual(page.wrong, []);
        await page.context().close();
      });
    }
  }
}

async function openComplaint(page) {
  await find.row(page, STORY).first().click();
  await page.keyboard.press("Enter");
  await find.actionsNow(page).waitFor();
}

/** At no text size does the window itself scroll sideways. */
async function nothingIsCut(page) {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(over <= 0, `the page is ${over} px too wide`);
}
