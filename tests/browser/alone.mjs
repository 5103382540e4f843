import assert from "node:assert/strict";
import { STORY, find } from "./desk-words.mjs";

/** One person, one laptop, no central: a complaint from the first word to 已解决, by keyboard. */
export async function alone(house, check) {
  const desk = await house.openDesk("alone");
  await desk.call("start_solo", {
    store_name: "青禾路店",
    store_code: "QH",
    name: "陆知遥",
    user: "luzhiyao",
    password: "mi-ma-hen-chang",
  });
  await desk.call("register_customer", { name: "周敏", phone: "13900000001" });
  const page = await house.openPage(desk);

  await check("whoever works alone logs a complaint", async () => {
    await find.today(page).waitFor();
    await page.keyboard.press("Control+n");
    await page.keyboard.press("3");
    await find.customer(page).waitFor();
    await page.keyboard.type("zm");
    await find.customerLine(page, /周/).first().waitFor();
    await page.keyboard.press("Enter");
    await find.notTheCustomer(page).waitFor();
    await page.keyboard.press("Alt+4");
    await page.keyboard.type(STORY);
    await find.category(page).waitFor();
    await page.keyboard.press("Control+Enter");
    await find.savedHere(page).waitFor();
    await find.row(page, STORY).first().waitFor();
    await page.keyboard.press("Enter");
    await find.actionsNow(page).waitFor();
  });

  await check("and answers, triages, takes, and resolves it", async () => {
    for (const { keys, title, fill } of STEPS) {
      await page.keyboard.press(keys);
      const form = page.getByRole("dialog", { name: title });
      await form.waitFor();
      await fill(page);
      await house.picture(page, `alone-${keys}`);
      await page.keyboard.press("Control+Enter");
      await form.waitFor({ state: "detached" });
    }
    await page.getByText("已解决").first().waitFor();
    await find.synced(page).waitFor();
    await house.picture(page, "alone-resolved");
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  });
}

async function write(page, field, words) {
  await page.keyboard.press(field);
  await page.keyboard.type(words);
}

async function choose(page, field) {
  await page.keyboard.press(field);
  await page.keyboard.press("Space");
}

const STEPS = [
  { keys: "r", title: "响应", fill: (page) => write(page, "Alt+1", "已致歉，明早上门看") },
  {
    keys: "g",
    title: "定级",
    fill: async (page) => {
      await write(page, "Alt+2", "一块门板，可当场换");
      await choose(page, "Alt+3");
      await choose(page, "Alt+4");
    },
  },
  { keys: "y", title: "接单", fill: (page) => write(page, "Alt+1", "先送一块备用门板") },
  {
    keys: "s",
    title: "给出方案",
    fill: async (page) => {
      await write(page, "Alt+1", "换一块新门板");
      await choose(page, "Alt+4");
    },
  },
  {
    keys: "v",
    title: "解决",
    fill: async (page) => {
      await write(page, "Alt+1", "门板已换，当面验收");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      await choose(page, "Alt+2");
      await choose(page, "Alt+3");
    },
  },
];
