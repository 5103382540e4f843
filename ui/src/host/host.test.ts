import { afterEach, describe, expect, it, vi } from "vitest";
import { HostError, HOST_ANSWER_UNKNOWN, HOST_UNREACHABLE } from "./error";
import { fakeHost } from "./fake";
import { httpHost, tokenFromFragment } from "./http";

afterEach(() => vi.unstubAllGlobals());

describe("http host", () => {
  it("posts the command with the token", async () => {
    const fetch = vi.fn(() => Promise.resolve(Response.json({ ok: { a: 1 } })));
    vi.stubGlobal("fetch", fetch);
    await expect(httpHost("t0").call("today", { a: 1 })).resolves.toEqual({ a: 1 });
    expect(fetch).toHaveBeenCalledWith(
      "/rpc",
      expect.objectContaining({
        body: '{"name":"today","payload":{"a":1}}',
        headers: { "Content-Type": "application/json", "X-Doorstep-Token": "t0" },
      }),
    );
  });

  it("rejects with the error it was sent", async () => {
    const refusal = { code: "must_keep_out" };
    const sent = { code: "Refused", refusal, retry: false, incident: "7F3A" };
    vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ error: sent })));
    const error: unknown = await httpHost("t")
      .call("x", null)
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(HostError);
    expect(error).toMatchObject(sent);
  });

  it("names what is not an answer", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("refused")));
    await expect(httpHost("t").call("x", null)).rejects.toMatchObject({ code: HOST_UNREACHABLE });
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("<html>", { status: 502 })));
    await expect(httpHost("t").call("x", null)).rejects.toMatchObject({
      code: HOST_ANSWER_UNKNOWN,
    });
  });

  it("reads the token from the fragment", () => {
    expect(tokenFromFragment("#token=ab%2Bc")).toBe("ab+c");
    expect(tokenFromFragment("")).toBe("");
  });
});

describe("fake host", () => {
  it("answers, records and pushes", async () => {
    const host = fakeHost({ today: () => [1] });
    const heard: unknown[] = [];
    const stop = host.onPush((push) => heard.push(push.push));
    await expect(host.call("today", null)).resolves.toEqual([1]);
    await expect(host.call("other", null)).rejects.toBeInstanceOf(HostError);
    host.push({ push: "changed", kinds: ["complaint"], by: "sync" });
    stop();
    host.push({ push: "changed", kinds: ["complaint"], by: "sync" });
    expect(heard).toEqual(["changed"]);
    expect(host.calls).toHaveLength(2);
  });
});
