import assert from "node:assert/strict";
import { audit } from "./audit.mjs";
import { STORY, fillIntake, find, register } from "./desk-words.mjs";
import { AxeBuilder } from "./house.mjs";

const SMALLEST = { width: 1024, height: 768 };

const LOOKS = [
  { name: "light", theme: "light", text_percent: 100, language: "zh-CN" },
  { name: "dark", theme: "dark", text_percent: 100, language: "zh-CN" },
  { name: "light-150", theme: "light", text_percent: 150, language: "zh-CN" },
  { name: "contrast-en", theme: "contrast", text_percent: 100, language: "en" },
  { name: "light-125-en", theme: "light", text_percent: 125, language: "en" },
  { name: "dark-150-en", theme: "dark", text_percent: 150, language: "en", viewport: SMALLEST },
  { name: "contrast-150-tw", theme: "contrast", text_percent: 150, language: "zh-TW" },
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
    await find.clock(page, /首次响应|首次回應|First response/).click();
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
    const { name, viewport, ...preferences } = look;
    await desk.call("set_preferences", preferences);
    for (const [screen, goThere] of Object.entries(SCREENS)) {
      await check(`${screen} is accessible (${name})`, async () => {
        const page = await house.openPage(desk, { theme: look.theme, viewport });
        await find.row(page, STORY).first().waitFor();
        const root = page.locator("html");
        assert.equal(await root.getAttribute("data-theme"), look.theme);
        assert.equal(await root.getAttribute("lang"), look.language);
        await goThere(page);
        await house.picture(page, `${screen}-${name}`);
        await audit(new AxeBuilder({ page }));
        await nothingIsCut(page);
        if (look.language === "en") await noChineseLabels(page);
        assert.deepEqual(page.wrong, []);
        await page.context().close();
      });
    }
  }

  const stranger = await house.openDesk("stranger");
  await check("who reads no Chinese leaves it before signing in, at any size", async () => {
    await stranger.call("set_preferences", { theme: "contrast", text_percent: 150 });
    const page = await house.openPage(stranger, { viewport: SMALLEST });
    await page.getByRole("radio", { name: "English" }).click();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    await house.picture(page, "sign-in-contrast-150-en");
    await audit(new AxeBuilder({ page }));
    await nothingIsCut(page);
    await noChineseLabels(page);
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  });

  await check("another language is spoken at once, and after a restart of the page", async () => {
    const page = await house.openPage(desk);
    await SCREENS.settings(page);
    await page.getByRole("radio", { name: "English" }).click();
    await page.getByRole("heading", { name: "Settings" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Today’s desk" }).waitFor();
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  });

  await check("in the system's own colours choices and focus can be seen", async () => {
    const page = await house.openPage(desk, { forcedColors: "active" });
    await SCREENS.settings(page);
    const background = (name) =>
      page
        .getByRole("radio", { name })
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    assert.notEqual(await background("English"), await background("繁體中文"));
    await page.keyboard.press("Control+n");
    await page.keyboard.press("3");
    await find.customer(page).waitFor();
    const ring = await find
      .customer(page)
      .evaluate((element) => getComputedStyle(element.closest(".field-well")).outlineStyle);
    assert.equal(ring, "solid");
    await house.picture(page, "intake-forced-colours");
    await page.context().close();
  });
}

async function openComplaint(page) {
  await find.row(page, STORY).first().click();
  await page.keyboard.press("Enter");
  await find.actionsNow(page).waitFor();
}

/** At no text size does the window scroll sideways, or a word stand out of its place. */
async function nothingIsCut(page) {
  const over = await page.evaluate(() => {
    const isScrolled = ({ overflowX }) => overflowX === "auto" || overflowX === "scroll";
    const isForEars = (element) => element.closest("[class~=sr-only], [class*='compact:sr-only']");
    const root = document.documentElement;
    return [root, ...document.querySelectorAll("body *")]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      .filter((element) => element.textContent.trim() !== "" && !isForEars(element))
      .filter((element) => {
        const style = getComputedStyle(element);
        return element === root || (style.display !== "inline" && !isScrolled(style));
      })
      .map((element) => `${element.tagName} ${element.textContent.trim().slice(0, 40)}`);
  });
  assert.deepEqual(over, []);
}

/** What the desk itself says; what people typed stays in their own language. */
async function noChineseLabels(page) {
  const labels = await page.locator("nav button, h2, dt, th, label").allTextContents();
  assert.deepEqual(
    labels.filter((words) => /\p{Script=Han}/u.test(words)),
    [],
  );
}
