import assert from "node:assert/strict";
import { STORY, fillIntake, find, register } from "./desk-words.mjs";

const LONGEST_SECONDS = 30;

export async function keyboard(house, check) {
  const desk = await house.openDesk("keyboard", "chenyu");
  await check("a complaint is logged by keyboard alone in under 30 seconds", async () => {
    const page = await house.openPage(desk);
    await find.today(page).waitFor();
    const begun = performance.now();
    const hands = await fillIntake(page);
    await house.picture(page, "intake-filled");
    await hands.press("Control+Enter");
    await find.savedHere(page).waitFor();
    const machine = (performance.now() - begun) / 1000;
    await find.row(page, STORY).first().waitFor();
    await house.picture(page, "registered");
    console.log(
      `      hands ${hands.seconds.toFixed(1)} s, machine ${machine.toFixed(1)} s with a picture`,
    );
    assert.ok(hands.seconds < LONGEST_SECONDS, `${hands.seconds} s of keys and thought`);
    assert.ok(machine < LONGEST_SECONDS, `${machine} s until it was saved`);
    await find.synced(page).waitFor();
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  });

  await check("Esc closes one layer at a time and keeps the draft", async () => {
    const page = await house.openPage(desk);
    await find.today(page).waitFor();
    await fillIntake(page);
    await page.keyboard.press("Escape");
    await find.intake(page).waitFor({ state: "detached" });
    await page.getByText("有一份没登记完的投诉").waitFor();
    await house.picture(page, "draft-banner");
    await page.getByRole("button", { name: "继续" }).click();
    assert.equal(await find.story(page).inputValue(), STORY);
    await register(page);
    await page.context().close();
  });
}
