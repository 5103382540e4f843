import assert from "node:assert/strict";
import { STORY, fillIntake, find } from "./desk-words.mjs";

/** Enter as Chromium sends it while an input method owns the keyboard. */
const OWNED_ENTER = {
  key: "Process",
  code: "Enter",
  windowsVirtualKeyCode: 229,
};

export async function composition(house, check) {
  const desk = await house.openDesk("composition", "chenyu");

  await check("the Enter that ends a composition takes no customer", async () => {
    const page = await house.openPage(desk);
    await find.today(page).waitFor();
    await page.keyboard.press("Control+n");
    await page.keyboard.press("3");
    await find.customer(page).waitFor();
    await compose(page, "zhangsan", "张三");
    assert.equal(await find.customer(page).inputValue(), "张三");
    assert.equal(await find.notTheCustomer(page).count(), 0);
    await page.keyboard.press("Escape");
    await page.context().close();
  });

  await check("the Enter that ends a composition never submits", async () => {
    const page = await house.openPage(desk);
    await find.today(page).waitFor();
    await fillIntake(page);
    await page.keyboard.press("Alt+4");
    await page.keyboard.press("End");
    for (const modifiers of [0, 2]) {
      await compose(page, "shifu", "师傅", modifiers);
      assert.ok(await find.intake(page).isVisible(), `submitted with modifiers ${modifiers}`);
    }
    assert.equal(await find.story(page).inputValue(), `${STORY}师傅师傅`);
    const drafts = await desk.call("list_complaints", {
      include_resolved: true,
      limit: 50,
    });
    assert.ok(drafts.every(({ title }) => !title.includes("师傅")));
    await house.picture(page, "composed");
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  });
}

/** As an input method does: letters under composition, Enter, then the chosen word. */
async function compose(page, letters, word, modifiers = 0) {
  const session = await page.context().newCDPSession(page);
  const at = { selectionStart: letters.length, selectionEnd: letters.length };
  await session.send("Input.imeSetComposition", { text: letters, ...at });
  await session.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    modifiers,
    ...OWNED_ENTER,
  });
  await session.send("Input.insertText", { text: word });
  await session.send("Input.dispatchKeyEvent", {
    type: "keyUp",
    modifiers,
    key: "Enter",
    code: "Enter",
    windowsVirtualKeyCode: 13,
  });
  await session.detach();
}
