import { QueryClientProvider } from "@tanstack/react-query";
import { I18nProvider } from "@lingui/react";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { HostError } from "../../host/error";
import { HostContext, newQueryClient } from "../../ipc/queries";
import { i18n } from "../../locales/text";
import { previewHost } from "../../preview/host";
import type { SessionView } from "../../ipc/generated/SessionView";
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
            <SignInForm session={view} onSomeoneElse={() => undefined} />
          ) : (
            <PeopleSection session={view} />
          )}
        </QueryClientProvider>
      </HostContext>
    </I18nProvider>,
  );
  return host;
}

describe("the locked desk", () => {
  it("names the person by name, level and store, and the next one on Ctrl U", async () => {
    await show("locked");
    expect(screen.getByText("L1 · 青禾路店")).toBeTruthy();
    fireEvent.keyDown(window, { key: "u", ctrlKey: true });
    expect(await screen.findByText("L2 · 青禾路店")).toBeTruthy();
  });

  it("says how often a wrong password may still be tried", async () => {
    await show("locked");
    fireEvent.change(screen.getByLabelText("密码"), { target: { value: "错" } });
    fireEvent.click(screen.getByRole("button", { name: /解锁/ }));
    expect(await screen.findByText(/还可试 4 次/)).toBeTruthy();
  });

  it("asks for the PIN where one works, and falls back to the password", async () => {
    const host = await show("locked");
    fireEvent.keyDown(window, { key: "u", ctrlKey: true });
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
