import assert from "node:assert/strict";
import { audit } from "./audit.mjs";
import { STORY, find } from "./desk-words.mjs";
import { AxeBuilder } from "./house.mjs";

/** From the first start to a complaint that has its official number, without any central. */
export async function solo(house, check) {
  const desk = await house.openDesk("solo");
  await check("a shop on this laptop alone is founded by keyboard", async () => {
    const page = await house.openPage(desk);
    await page.getByRole("radio", { name: "连接到中心" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.getByLabel("门店名称").waitFor();
    await page.getByLabel("门店名称").focus();
    for (const words of ["青禾路店", "QH", "陆知遥", "luzhiyao"]) {
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(words);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.insertText("mi-ma-hen-chang");
    await page.getByLabel("再输一次密码").focus();
    await page.keyboard.insertText("mi-ma-hen-chang");
    await house.picture(page, "solo-first-start");
    await audit(new AxeBuilder({ page }));
    await page.keyboard.press("Enter");
    await find.today(page).waitFor();
    await find.synced(page).waitFor();
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  });

  await check("its owner logs a complaint, which gets its official number here", async () => {
    await desk.call("register_customer", { name: "周敏", phone: "13900000001" });
    const page = await house.openPage(desk);
    await find.today(page).waitFor();
    await page.keyboard.press("Control+N");
    await page.keyboard.press("3");
    await find.customer(page).fill("周敏");
    await find.customerLine(page, /周/).first().waitFor();
    await page.keyboard.press("Enter");
    await find.story(page).fill(STORY);
    await find.category(page).waitFor();
    await page.keyboard.press("Control+Enter");
    await find.savedHere(page).waitFor();
    await find.row(page, STORY).first().waitFor();
    await find.synced(page).waitFor();
    await house.picture(page, "solo-registered");
    const [row] = await desk.call("list_complaints", { include_resolved: true, limit: 5 });
    assert.ok(row.is_official, row.number);
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  });

  await check("the settings show how to connect to a central", async () => {
    const page = await house.openPage(desk);
    await find.today(page).waitFor();
    await find.settings(page).click();
    await page.getByRole("heading", { name: "连接到中心" }).waitFor();
    await house.picture(page, "solo-settings");
    await audit(new AxeBuilder({ page }));
    await page.context().close();
  });
}
