import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readParts } from "../../app/onDemand";
import { Root } from "../../app/Root";
import { setClockOffset } from "../../components/now";
import { HostError } from "../../host/error";
import type { FakeHost } from "../../host/fake";

import { speak } from "../../locales/text";
import { NOW } from "../../preview/complaints";
import { previewHost } from "../../preview/host";

// As in the window, where they are read before a hand is at the keys.
beforeAll(readParts);
beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  setClockOffset(NOW - Date.now());
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  setClockOffset(0);
  return speak("zh-CN");
});

function open(query: string): FakeHost {
  const host = previewHost(new URLSearchParams(query));
  render(<Root host={host} />);
  return host;
}
const root = document.documentElement;
const choose = (name: string) => fireEvent.click(screen.getByRole("radio", { name }));

describe("the language of the window", () => {
  it("changes at once where one stands, and what is typed stays", async () => {
    open("state=first_run");
    fireEvent.change(await screen.findByLabelText("用户名"), { target: { value: "lu" } });
    choose("English");
    const user = await screen.findByLabelText("User name");
    expect((user as HTMLInputElement).value).toBe("lu");
    expect(screen.getByRole("button", { name: "Sign in" })).toBeTruthy();
    expect(root.lang).toBe("en");
    expect(document.title).toBe("Doorstep");
    choose("繁體中文");
    expect(await screen.findByLabelText("使用者名稱")).toBeTruthy();
    expect(root.lang).toBe("zh-TW");
  });

  it("is kept by the laptop, and redraws the whole desk", async () => {
    const host = open("");
    fireEvent.click(await screen.findByRole("button", { name: "设置" }));
    choose("English");
    expect(await screen.findByRole("heading", { name: "Settings" })).toBeTruthy();
    const rail = screen.getByRole("navigation", { name: "Main navigation" });
    fireEvent.click(within(rail).getByRole("button", { name: /Today’s desk/ }));
    const list = await screen.findByRole("listbox", { name: "By next deadline" });
    expect(within(list).getByText("38 min over")).toBeTruthy();
    await waitFor(() =>
      expect(host.calls).toContainEqual({
        command: "set_preferences",
        payload: { theme: "light", text_percent: 100, language: "en" },
      }),
    );
  });

  it("is as it was chosen from the first thing that is drawn", async () => {
    open("language=zh-TW");
    expect(screen.queryByText("今日工作台")).toBeNull();
    expect(await screen.findByText("首次回應 · 15:20 上限")).toBeTruthy();
    expect(screen.queryByText("首次响应 · 15:20 上限")).toBeNull();
  });

  it("goes back when it could not be kept", async () => {
    const host = open("");
    host.answer("set_preferences", () => {
      throw new HostError({ code: "DiskFull", retry: false, incident: null });
    });
    fireEvent.click(await screen.findByRole("button", { name: "设置" }));
    choose("English");
    expect(await screen.findByText("磁盘已满，刚才这一步没有保存。")).toBeTruthy();
    expect(root.lang).toBe("zh-CN");
  });
});

it("the high contrast of the settings is a theme of the root", async () => {
  open("");
  fireEvent.click(await screen.findByRole("button", { name: "设置" }));
  choose("高对比");
  await waitFor(() => expect(root.dataset.theme).toBe("contrast"));
});
