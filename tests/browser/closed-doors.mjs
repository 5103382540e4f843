import assert from "node:assert/strict";
import { find } from "./desk-words.mjs";

export async function closedDoors(house, check) {
  const desk = await house.openDesk("closed-doors", "chenyu");
  await check("a page can reach nothing but its own host", async () => {
    const page = await house.openPage(desk);
    await find.today(page).waitFor();
    assert.deepEqual(page.wrong, []);
    const reached = await page.evaluate(
      (url) =>
        fetch(url).then(
          () => "reached",
          () => "refused",
        ),
      house.centralUrl,
    );
    assert.equal(reached, "refused");
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.head.append(script);
      return "ran" in window;
    });
    assert.equal(ran, false);
    assert.ok(page.wrong.some((words) => words.startsWith("policy: connect-src")));
    await page.context().close();
  });

  await check("without the token nothing is answered", async () => {
    const answer = await fetch(`${desk.origin}/rpc`, {
      method: "POST",
      body: "{}",
    });
    assert.equal(answer.status, 401);
    const push = await fetch(`${desk.origin}/push`);
    assert.equal(push.status, 401);
  });

  await check("another tab's page can't read or call the desk", async () => {
    const page = await house.openPage(desk);
    await find.today(page).waitFor();
    const foreign = await page.context().newPage();
    await foreign.goto(`${house.centralUrl}/v1/openapi.json`);
    const outcome = await foreign.evaluate(
      ({ origin, token }) =>
        fetch(`${origin}/rpc`, {
          method: "POST",
          headers: { "X-Doorstep-Token": token },
          body: JSON.stringify({ name: "get_session" }),
        }).then(
          () => "reached",
          () => "refused",
        ),
      { origin: desk.origin, token: desk.token },
    );
    assert.equal(outcome, "refused");
    await page.context().close();
  });
}
