import { QueryClientProvider } from "@tanstack/react-query";
import { I18nProvider } from "@lingui/react";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { HostError } from "../../host/error";
import { HostContext, newQueryClient } from "../../ipc/queries";
import { i18n } from "../../locales/text";
import { previewHost } from "../../preview/host";
import type { KnownUser } from "../../ipc/generated/KnownUser";
import type { SessionView } from "../../ipc/generated/SessionView";
import { dueWords, dueWordsHoldMs, offlineWords } from "./lockedWords";
import { PeopleSection } from "./PeopleSection";
import { SignInForm } from "./SignInForm";

afterEach(cleanup);

async function session(state: string): Promise<SessionView> {
  const host = previewHost(new URLSearchParams({ state }));
  return (await host.call("get_session", {})) as SessionView;
}

async function show(state: "locked" | "signed_in") {
  const host = previewHost(new URLSearchParams({ state }));
  const view = await session(state);
  render(
    <I18nProvider i18n={i18n}>
      <HostContext value={host}>
        <QueryClientProvider client={newQueryClient()}>
          {state === "locked" ? (
            <SignInForm session={view} onChoose={() => undefined} />
          ) : (
            <PeopleSection session={view} />
          )}
        </QueryClientProvider>
      </HostContext>
    </I18nProvider>,
  );
  return host;
}

/** By keyboard: the others are shown, the first has the focus. */
async function switchTo(name: string) {
  fireEvent.keyDown(window, { key: "u", ctrlKey: true });
  fireEvent.click(await screen.findByRole("button", { name }));
}

describe("the locked desk", () => {
  it("names the person by name, level and store, and the next one on Ctrl U", async () => {
    await show("locked");
    expect(screen.getByText("L1 · 青禾路店")).toBeTruthy();
    await switchTo("韩立川");
    expect(await screen.findByText("L2 · 青禾路店")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText("PIN"));
  });

  it("has each name once, and whoever is not in it signs in as somebody new", async () => {
    await show("locked");
    expect(screen.getAllByText("陆知遥")).toHaveLength(1);
    fireEvent.keyDown(window, { key: "u", ctrlKey: true });
    expect(screen.getAllByText("陆知遥")).toHaveLength(1);
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "韩立川" }));
    fireEvent.keyDown(screen.getByRole("list"), { key: "Escape" });
    expect(screen.queryByText("韩立川")).toBeNull();
    await switchTo("其他人");
    expect(await screen.findByLabelText("用户名")).toBeTruthy();
  });

  it("says how often a wrong password may still be tried", async () => {
    await show("locked");
    fireEvent.change(screen.getByLabelText("密码"), { target: { value: "错" } });
    fireEvent.click(screen.getByRole("button", { name: /解锁/ }));
    expect(await screen.findByText(/还可试 4 次/)).toBeTruthy();
  });

  it("asks for the PIN where one works, and falls back to the password", async () => {
    const host = await show("locked");
    await switchTo("韩立川");
    fireEvent.change(await screen.findByLabelText("PIN"), { target: { value: "271828" } });
    host.answer("sign_in", () => {
      throw new HostError({ code: "PinUnavailable", retry: false, incident: null });
    });
    fireEvent.click(screen.getByRole("button", { name: /解锁/ }));
    expect(await screen.findByText(/请用密码解锁/)).toBeTruthy();
    expect(host.calls.at(-1)?.payload).toMatchObject({ by: "pin", user: "hanlichuan" });
    fireEvent.click(screen.getByRole("button", { name: "用密码" }));
    expect(screen.getByLabelText("密码")).toBeTruthy();
  });
});

describe("what a locked desk tells", () => {
  const NOW = Date.parse("2026-03-10T15:00:00+08:00");
  const MINUTE = 60_000;
  const locked = (...minutes: number[]) => ({
    due_at: minutes.map((after) => NOW + after * MINUTE),
    pending: 12,
    last_synced_at: NOW - 62 * MINUTE,
  });

  it("counts what presses: overdue in red, due within the hour in amber, else when the next is", () => {
    const told = (...minutes: number[]) => dueWords(locked(...minutes), NOW);
    expect(told(11, 240)).toEqual({ tone: "amber", words: "1 件剩 11 分钟" });
    expect(told(20, 40)).toEqual({ tone: "amber", words: "2 件快到期，最近剩 20 分钟" });
    expect(told(-5, -1, 11)).toEqual({ tone: "red", words: "2 件已超时；1 件剩 11 分钟" });
    expect(told(24 * 60)).toEqual({ tone: "plain", words: "最近 明天 15:00 截止" });
    expect(told()).toEqual({ tone: "plain", words: "没有要到期的" });
  });

  it("ticks with the seconds only while the next is near", () => {
    expect(dueWordsHoldMs(locked(-5, 11), NOW)).toBe(1000);
    expect(dueWordsHoldMs(locked(240), NOW)).toBe(MINUTE);
    expect(dueWordsHoldMs(locked(-5), NOW)).toBeNull();
    expect(dueWordsHoldMs(null, NOW)).toBeNull();
  });

  it("says the last contact, what waits, and until when names can be read", () => {
    const person = { ...KNOWN, lease_until: NOW + 6 * 24 * 60 * MINUTE };
    const words = offlineWords(locked(), person, NOW);
    expect(words).toContain("上次联网 今天 13:58。12 条待上传。断网可看姓名到 3月16日 15:00");
    const over = { ...KNOWN, lease_until: NOW - MINUTE };
    expect(offlineWords(null, over, NOW)).toMatch(/^断网太久，联网一次后才显示姓名和电话。/);
    expect(offlineWords(null, KNOWN, NOW)).not.toContain("上次联网");
  });

  const KNOWN: KnownUser = {
    user: "luzhiyao",
    name: "陆知遥",
    level: "L1",
    store: "",
    has_pin: false,
    pin_works: false,
    lease_until: null,
  };
});

describe("people on this laptop", () => {
  it("takes a colleague off only after asking", async () => {
    const host = await show("signed_in");
    const removed = () => host.calls.filter(({ command }) => command === "take_off_colleague");
    fireEvent.click(screen.getByRole("button", { name: "移除" }));
    expect(removed()).toHaveLength(0);
    fireEvent.click(screen.getByRole("button", { name: "确认移除" }));
    await waitFor(() => expect(removed()).toHaveLength(1));
  });

  it("adds a colleague with the colleague's own password", async () => {
    const host = await show("signed_in");
    fireEvent.click(screen.getByRole("button", { name: "添加同事" }));
    fireEvent.change(screen.getByLabelText("用户名"), { target: { value: "linyue" } });
    fireEvent.change(screen.getByLabelText("同事的密码"), { target: { value: "秘密" } });
    fireEvent.click(screen.getByRole("button", { name: "保存" }));
    await waitFor(() =>
      expect(host.calls.find(({ command }) => command === "enrol_colleague")?.payload).toEqual({
        user: "linyue",
        password: "秘密",
      }),
    );
  });
});
