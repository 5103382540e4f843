import assert from "node:assert/strict";
import { audit } from "./audit.mjs";
import { find } from "./desk-words.mjs";
import { AxeBuilder } from "./house.mjs";

const LOGGED = [
  { digit: "1", form: "记到访", words: "看样品间的收纳方案", fill: fillVisit },
  { digit: "2", form: "新建搬家单", words: "银杏里小区", fill: fillOrder },
  { digit: "5", form: "新建待办", words: "寄出旧纸箱回收券", fill: fillTask },
];
const SCREENS = { visits: "4", orders: "5", customers: "6", tasks: "7" };

/** Visits, orders and tasks by keyboard alone, and everything found again. */
export async function records(house, check) {
  const desk = await house.openDesk("records", "chenyu");
  for (const { digit, form, words, fill } of LOGGED) {
    await check(`${form}: by keyboard alone, and found again by Ctrl K`, async () => {
      const page = await house.openPage(desk);
      await find.today(page).waitFor();
      await page.keyboard.press("Control+n");
      await page.keyboard.press(digit);
      const dialog = page.getByRole("dialog", { name: form });
      await dialog.waitFor();
      await fill(page, words);
      await house.picture(page, `form-${digit}`);
      await audit(new AxeBuilder({ page }));
      await page.keyboard.press("Control+Enter");
      await dialog.waitFor({ state: "detached" });
      await page.getByText("保存在本机").first().waitFor();

      await page.keyboard.press("Control+k");
      await page.keyboard.type(words);
      const found = page.getByRole("option", { selected: true }).filter({ hasText: words });
      await found.first().waitFor();
      await house.picture(page, `search-${digit}`);
      await audit(new AxeBuilder({ page }));
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: words }).waitFor();
      await house.picture(page, `record-${digit}`);
      await audit(new AxeBuilder({ page }));
      assert.deepEqual(page.wrong, []);
      await page.context().close();
    });
  }

  await check("each list of records is accessible, and a customer's page", async () => {
    const page = await house.openPage(desk);
    await find.today(page).waitFor();
    for (const [name, digit] of Object.entries(SCREENS)) {
      await page.keyboard.press("Control+g");
      await page.keyboard.press(digit);
      await page.getByRole("option").first().waitFor();
      await house.picture(page, `list-${name}`);
      await audit(new AxeBuilder({ page }));
    }
    await page.keyboard.press("Control+k");
    await page.keyboard.type("zs");
    const results = page.getByRole("listbox", { name: "搜索结果" });
    await results.getByRole("group", { name: "顾客" }).getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("未解决投诉").waitFor();
    await house.picture(page, "customer");
    await audit(new AxeBuilder({ page }));
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  });
}

async function pickCustomer(page, field) {
  await page.keyboard.press(field);
  await page.keyboard.type("zs");
  await page.getByRole("dialog").getByRole("option", { name: /张三/ }).first().waitFor();
  await page.keyboard.press("Enter");
}

async function typeOver(page, field, words) {
  await page.keyboard.press(field);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(words);
}

async function choose(page, field) {
  await page.keyboard.press(field);
  await page.keyboard.press("Space");
}

async function fillVisit(page, words) {
  await choose(page, "Alt+1");
  await pickCustomer(page, "Alt+2");
  await typeOver(page, "Alt+4", words);
  await choose(page, "Alt+7");
}

async function fillOrder(page, words) {
  await pickCustomer(page, "Alt+1");
  await typeOver(page, "Alt+2", "明天 09:00");
  await typeOver(page, "Alt+3", words);
  await typeOver(page, "Alt+4", "望江花园");
}

async function fillTask(page, words) {
  await choose(page, "Alt+1");
  await typeOver(page, "Alt+2", words);
  await choose(page, "Alt+3");
  await typeOver(page, "Alt+4", "明天 10:00");
}
