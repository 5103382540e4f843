import assert from "node:assert/strict";
import { STORY, fillIntake, find, register } from "./desk-words.mjs";

/** Money is never merged: 涉及金额, as each of the two heard it. */
const HERS = { typed: "1200", shown: "1,200 元" };
const HIS = { typed: "950", shown: "950 元" };

/** Two desks without a network change the same field; a person decides, by keyboard alone. */
export async function apart(house, check) {
  const officer = await house.openDesk("apart-officer", "chenyu");
  const supervisor = await house.openDesk("apart-supervisor", "linyue");
  const hers = await house.openPage(officer);
  const his = await house.openPage(supervisor);

  await check("what one desk logs is on the other", async () => {
    await find.today(hers).waitFor();
    await find.today(his).waitFor();
    await fillIntake(hers);
    await register(hers);
    await find.row(his, STORY).first().waitFor();
    await find.synced(hers).waitFor();
    await open(his, STORY);
    await open(hers, STORY);
  });

  await check("both change the same field without a network, each seeing their own", async () => {
    await officer.call("set_work_offline", { offline: true });
    await supervisor.call("set_work_offline", { offline: true });
    await find.offline(hers).waitFor();
    await find.offline(his).waitFor();
    await rewrite(hers, HERS);
    await rewrite(his, HIS);
    assert.equal(await claimed(his, HERS).count(), 0);
  });

  await check("back on the network the later one is asked, with both values", async () => {
    await officer.call("set_work_offline", { offline: false });
    await find.synced(hers).waitFor();
    await supervisor.call("set_work_offline", { offline: false });
    await find.toDecide(his).waitFor();
    await claimed(his, HERS).waitFor();
    await house.picture(his, "apart-refused");
    await his.keyboard.press("Control+g");
    await his.keyboard.press("2");
    await find.attention(his).waitFor();
    for (const { shown } of [HERS, HIS]) await his.getByText(shown).first().waitFor();
    await house.picture(his, "apart-both");
  });

  await check("the decision is taken by keyboard and seen on the first desk", async () => {
    await his.keyboard.press("1");
    await claimed(hers, HIS).waitFor();
    await find.synced(his).waitFor();
    await house.picture(hers, "apart-decided");
    assert.equal((await supervisor.call("list_attention", {})).items.length, 0);
    for (const page of [hers, his]) {
      assert.deepEqual(page.wrong, []);
      await page.context().close();
    }
  });
}

/** The complaint over the whole width. */
async function open(page, words) {
  const row = find.row(page, words).first();
  await page.keyboard.press("Home");
  while ((await row.getAttribute("aria-selected")) !== "true") await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await find.actionsNow(page).waitFor();
}

async function rewrite(page, amount) {
  await page.keyboard.press("x");
  const form = page.getByRole("dialog", { name: "修改" });
  await form.waitFor();
  await page.keyboard.press("Alt+5");
  await page.keyboard.press("Control+a");
  await page.keyboard.type(amount.typed);
  await page.keyboard.press("Control+Enter");
  await form.waitFor({ state: "detached" });
  await claimed(page, amount).waitFor();
}

const claimed = (page, { shown }) => page.getByRole("definition").filter({ hasText: shown });
