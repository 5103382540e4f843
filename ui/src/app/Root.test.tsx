import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { HostError } from "../host/error";
import type { FakeHost } from "../host/fake";
import type { ErrorCode } from "../ipc/generated/ErrorCode";
import { REFUSED } from "../preview/attention";
import { previewHost } from "../preview/host";
import { readParts } from "./onDemand";
import { Root } from "./Root";

// As in the window, where they are read before a hand is at the keys.
beforeAll(readParts);
beforeEach(() => {
  // jsdom has neither media queries nor layout.
  vi.stubGlobal("matchMedia", () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  delete document.documentElement.dataset.ready;
});

function open(query: string): FakeHost {
  const host = previewHost(new URLSearchParams(query));
  render(<Root host={host} />);
  return host;
}
const refuse = (code: ErrorCode) => () => {
  throw new HostError({ code, retry: false, incident: null });
};
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe("the door", () => {
  it("asks at the first run for the central too, and says why a network is needed", async () => {
    const host = open("state=first_run");
    fireEvent.click(await screen.findByRole("button", { name: "登录" }));
    expect(screen.getByText("请填中心地址")).toBeTruthy();
    expect(screen.getByText("第一次登录需要联网")).toBeTruthy();
    expect(host.calls.some(({ command }) => command === "sign_in")).toBe(false);
    expect(document.documentElement.dataset.ready).toBe("true");
  });

  it("puts the network's errors beside the address", async () => {
    const host = open("state=first_run");
    host.answer("sign_in", refuse("InsecureAddress"));
    await screen.findByLabelText("中心地址");
    type("中心地址", "http://a.example");
    type("用户名", "lu");
    type("密码", "x");
    fireEvent.click(screen.getByRole("button", { name: "登录" }));
    const said = await screen.findByText(/这个地址不安全/);
    expect(said.textContent).toContain("https://");
    expect(screen.getByLabelText("中心地址").getAttribute("aria-invalid")).toBe("true");
  });

  it("puts a wrong password beside the password, and opens with the right one", async () => {
    const host = open("state=locked");
    host.answer("sign_in", refuse("WrongPassword"));
    await screen.findByLabelText("密码");
    type("密码", "x");
    fireEvent.click(screen.getByRole("button", { name: "解锁" }));
    expect(await screen.findByText(/用户名或密码不对/)).toBeTruthy();
    expect(screen.getByLabelText("密码").getAttribute("aria-invalid")).toBe("true");
    host.answer("sign_in", () => previewHost(new URLSearchParams()).call("get_session", {}));
    fireEvent.click(screen.getByRole("button", { name: "解锁" }));
    expect(await screen.findByRole("heading", { name: "今日工作台" })).toBeTruthy();
  });

  it("comes back when the desk finds itself signed out", async () => {
    const host = open("");
    await screen.findByRole("heading", { name: "今日工作台" });
    host.answer("get_session", () => ({
      state: "locked",
      staff: null,
      stores: [],
      device_code: "A3",
      central_url: null,
      known_users: [
        {
          user: "luzhiyao",
          name: "陆知遥",
          level: "L1",
          store: "青禾路店",
          has_pin: false,
          pin_works: false,
        },
      ],
      lease_until: null,
      reading_is_masked: false,
      pin_possible: false,
      locked: null,
      mode: "connected",
      solo_possible: true,
    }));
    host.answer("list_complaints", refuse("SignedOut"));
    host.push({ push: "changed", kinds: ["complaint"], by: "sync" });
    expect(await screen.findByRole("button", { name: "解锁" })).toBeTruthy();
  });
});

describe("the desk", () => {
  it("moves through the queue by keys and keeps the selection on a push", async () => {
    const host = open("");
    const list = await screen.findByRole("listbox");
    const selected = () => within(list).getByRole("option", { selected: true }).textContent;
    expect(selected()).toContain("沙发右扶手");
    fireEvent.keyDown(window, { key: "j" });
    expect(selected()).toContain("安装师傅迟到");
    fireEvent.keyDown(list, { key: "ArrowDown" });
    expect(selected()).toContain("冰箱");
    const before = host.calls.filter(({ command }) => command === "list_complaints").length;
    host.push({ push: "changed", kinds: ["timeline_entry"], by: "sync" });
    await waitFor(() =>
      expect(
        host.calls.filter(({ command }) => command === "list_complaints").length,
      ).toBeGreaterThan(before),
    );
    expect(selected()).toContain("冰箱");
  });

  it("takes a pushed state of sync as it is", async () => {
    const host = open("");
    expect(await screen.findByText("离线可用 · 12 条待上传")).toBeTruthy();
    const asked = host.calls.filter(({ command }) => command === "get_sync_status").length;
    host.push({
      push: "sync",
      status: {
        state: "attention",
        working_offline: false,
        pending: 0,
        oldest_pending_at: null,
        attention: 2,
        last_synced_at: 0,
        progress: null,
        trouble: null,
        next_try_at: null,
      },
    });
    expect(await screen.findByRole("button", { name: /需要处理 2/ })).toBeTruthy();
    expect(host.calls.filter(({ command }) => command === "get_sync_status").length).toBe(asked);
  });

  it("teaches when there is nothing yet", async () => {
    open("data=empty");
    expect(await screen.findByText("开始第一单")).toBeTruthy();
  });

  it("shows all that was typed in a refused command, and sends it again", async () => {
    const host = open("");
    fireEvent.click(await screen.findByRole("button", { name: /需我确认/ }));
    const card = await screen.findByRole("article", { name: "解决没有生效" });
    const told = card.textContent;
    for (const part of ["陆知遥", "紧急投诉的这一步须主管来做", "已更换同款桌腿并加固", "操作"]) {
      expect(told).toContain(part);
    }
    const registration = screen.getByRole("article", { name: "登记投诉没有生效" });
    for (const part of ["1,280.50 元", "冯女士", "修好地板", "安全风险", "FXM"]) {
      expect(registration.textContent).toContain(part);
    }
    fireEvent.click(within(card).getByRole("button", { name: /照现在的情况再提交/ }));
    await waitFor(() =>
      expect(host.calls).toContainEqual({
        command: "decide_attention",
        payload: {
          command_id: REFUSED[0]?.command_id,
          decision: { is: "reapply", changed: null },
          shown: REFUSED[0]?.clashes,
        },
      }),
    );
  });
});
