import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Root } from "../../app/Root";
import { setClockOffset } from "../../components/now";
import { HostError } from "../../host/error";
import type { FakeHost } from "../../host/fake";
import type { DeskMode } from "../../ipc/generated/DeskMode";
import type { SessionView } from "../../ipc/generated/SessionView";
import { NOW } from "../../preview/complaints";
import { previewHost } from "../../preview/host";

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
});

const signedIn = async (mode: DeskMode): Promise<SessionView> => {
  const session = await previewHost(new URLSearchParams()).call("get_session", {});
  const view = session as SessionView;
  return { ...view, mode, staff: view.staff && { ...view.staff, level: "L3" } };
};

function open(query: string): FakeHost {
  const host = previewHost(new URLSearchParams(query));
  render(<Root host={host} />);
  return host;
}

function type(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

const asked = (host: FakeHost, name: string) =>
  host.calls.filter(({ command }) => command === name).map(({ payload }) => payload);

describe("the first start", () => {
  it("founds a shop on this laptop alone once every field is right", async () => {
    const host = open("state=first_run");
    fireEvent.click(await screen.findByRole("radio", { name: "只用这台电脑" }));
    expect(screen.queryByLabelText("中心地址")).toBeNull();
    type("门店名称", "青禾路店");
    type("门店代码", "q1");
    type("你的姓名", "陆知遥");
    type("用户名", "luzhiyao");
    type("密码", "mi-ma-hen-chang");
    type("再输一次密码", "mi-ma-hen-duan");
    host.answer("start_solo", () => signedIn("solo"));
    fireEvent.click(screen.getByRole("button", { name: "开始使用" }));
    expect(screen.getByText("请填两到三个字母")).toBeTruthy();
    expect(screen.getByText("两次输入不一样")).toBeTruthy();
    expect(asked(host, "start_solo")).toEqual([]);

    type("门店代码", "qh");
    type("再输一次密码", "mi-ma-hen-chang");
    fireEvent.click(screen.getByRole("button", { name: "开始使用" }));
    expect(await screen.findByRole("heading", { name: "今日工作台" })).toBeTruthy();
    expect(asked(host, "start_solo")).toEqual([
      {
        store_name: "青禾路店",
        store_code: "QH",
        name: "陆知遥",
        user: "luzhiyao",
        password: "mi-ma-hen-chang",
      },
    ]);
  });

  it("asks for the central's address otherwise, and always where no central is built in", async () => {
    const host = previewHost(new URLSearchParams("state=first_run"));
    const session = (await host.call("get_session", {})) as SessionView;
    host.answer("get_session", () => ({ ...session, solo_possible: false }));
    render(<Root host={host} />);
    expect(await screen.findByLabelText("中心地址")).toBeTruthy();
    expect(screen.queryByRole("radio", { name: "只用这台电脑" })).toBeNull();
  });
});

describe("the settings of a shop on this laptop alone", () => {
  async function settings(mode: DeskMode): Promise<FakeHost> {
    const host = previewHost(new URLSearchParams());
    const session = await signedIn(mode);
    host.answer("get_session", () => session);
    render(<Root host={host} />);
    fireEvent.click(await screen.findByRole("button", { name: "设置" }));
    await screen.findByRole("heading", { name: "设置" });
    return host;
  }

  it("are not shown to a connected laptop", async () => {
    await settings("connected");
    expect(screen.queryByRole("heading", { name: "连接到中心" })).toBeNull();
    expect(screen.queryByRole("heading", { name: "添加同事" })).toBeNull();
  });

  it("pack the shop, show where the file lies, and only then let connect", async () => {
    const host = await settings("solo");
    const connect = screen.getByRole("button", { name: "连接" });
    expect(connect.getAttribute("aria-disabled")).toBe("true");
    host.answer("pack_move", () => ({ path: "/home/a/QH.doorstep-move" }));
    type("打包密码", "ban-dao-fuwuqi");
    type("再输一次密码", "ban-dao-fuwuqi");
    fireEvent.click(screen.getByRole("button", { name: "打包" }));
    expect(await screen.findByText("/home/a/QH.doorstep-move")).toBeTruthy();
    expect(screen.getByRole("button", { name: "取消搬家" })).toBeTruthy();
    expect(connect.getAttribute("aria-disabled")).toBeNull();
  });

  it("say why another organisation's central is refused", async () => {
    const host = await settings("moving");
    host.answer("connect_central", () => {
      throw new HostError({ code: "OtherTenant", retry: false, incident: null });
    });
    type("中心地址", "https://central.example.cn");
    type("你的密码", "mi-ma-hen-chang");
    fireEvent.click(screen.getByRole("button", { name: "连接" }));
    expect(await screen.findByText(/属于另一家机构/)).toBeTruthy();
    expect(asked(host, "connect_central")).toEqual([
      { central_url: "https://central.example.cn", password: "mi-ma-hen-chang" },
    ]);
  });

  it("look again whether the desk is still open after a connection that failed", async () => {
    const host = await settings("moving");
    host.answer("connect_central", () => {
      throw new HostError({ code: "DiskFull", retry: false, incident: null });
    });
    const before = asked(host, "get_session").length;
    type("中心地址", "https://central.example.cn");
    type("你的密码", "mi-ma-hen-chang");
    fireEvent.click(screen.getByRole("button", { name: "连接" }));
    await waitFor(() => expect(asked(host, "get_session").length).toBeGreaterThan(before));
  });

  it("add a colleague and say so", async () => {
    const host = await settings("solo");
    host.answer("add_colleague", () => ({}));
    const form = within(screen.getByRole("form", { name: "添加同事" }));
    const fill = (label: string, value: string) =>
      fireEvent.change(form.getByLabelText(label), { target: { value } });
    fill("姓名", "韩立川");
    fill("用户名", "hanlichuan");
    fill("初始密码", "hanlichuan-1");
    fireEvent.click(form.getByRole("button", { name: "添加" }));
    expect(await form.findByText("已添加 韩立川。")).toBeTruthy();
    expect(asked(host, "add_colleague")).toEqual([
      { name: "韩立川", user: "hanlichuan", level: "L1", password: "hanlichuan-1" },
    ]);
  });
});
