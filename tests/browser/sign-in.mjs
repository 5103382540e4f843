import assert from "node:assert/strict";
import { AxeBuilder } from "./house.mjs";
import { audit } from "./audit.mjs";
import { find } from "./desk-words.mjs";

/** Everybody in the demo organisation. */
const PASSWORD = "doorstep-demo";

export async function signIn(house, check) {
  const desk = await house.openDesk("sign-in");
  for (const theme of ["light", "dark"]) {
    await check(`the sign-in screen is accessible (${theme})`, async () => {
      const page = await house.openPage(desk, { theme });
      await find.password(page).waitFor();
      await house.picture(page, `sign-in-${theme}`);
      await audit(new AxeBuilder({ page }));
      assert.deepEqual(page.wrong, []);
      await page.context().close();
    });
  }
  await check("an officer signs in by keyboard for the first time on this laptop", async () => {
    const page = await house.openPage(desk);
    await find.user(page).fill("chenyu");
    await find.password(page).fill(PASSWORD);
    await page.keyboard.press("Enter");
    await find.today(page).waitFor();
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  });
  await check("a wrong password says so and keeps the name", async () => {
    await desk.call("lock");
    const page = await house.openPage(desk);
    await find.password(page).fill(`${PASSWORD}!`);
    await page.keyboard.press("Enter");
    await page.getByText("用户名或密码不对").waitFor();
    await house.picture(page, "locked-wrong-password");
    await audit(new AxeBuilder({ page }));
    await page.context().close();
  });
}
