import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readParts } from "../../app/onDemand";
import { Root } from "../../app/Root";
import { HostError } from "../../host/error";
import type { FakeHost } from "../../host/fake";
import type { FormDraft } from "../../ipc/generated/FormDraft";
import type { Found } from "../../ipc/generated/Found";
import { previewHost } from "../../preview/host";

let host: FakeHost;

// As in the window, where they are read before a hand is at the keys.
beforeAll(readParts);
beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  vi.stubGlobal("matchMedia", () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function open(query = "") {
  host = previewHost(new URLSearchParams(query));
  render(<Root host={host} />);
  await screen.findByRole("heading", { name: "今日工作台" });
  // The keys are bound once it stands.
  await act(() => Promise.resolve());
}
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const goTo = async (digit: string) => {
  press("g", { ctrlKey: true });
  press(digit);
  await pass(50);
};
const sent = (command: string) =>
  host.calls.filter((call) => call.command === command).map((call) => call.payload);

async function openForm(digit: string) {
  press("n", { ctrlKey: true });
  await screen.findByRole("dialog", { name: "新建" });
  press(digit);
  await pass(50);
}

describe("lists of records", () => {
  it("are walked and opened by keys, and Esc comes back the way one went", async () => {
    await open();
    await goTo("6");
    const list = await screen.findByRole("listbox", { name: "顾客" });
    expect(within(list).getByRole("option", { selected: true }).textContent).toContain("冯**");
    press("j");
    expect(within(list).getByRole("option", { selected: true }).textContent).toContain("孙**");
    press("k");
    fireEvent.keyDown(list, { key: "Enter" });
    const page = await screen.findByRole("article");
    expect(within(page).getByText("未解决投诉")).toBeTruthy();
    fireEvent.click(within(page).getByRole("button", { name: /安装师傅迟到/ }));
    await screen.findAllByText(/首次响应/);
    press("Escape");
    expect(await screen.findByText("未解决投诉")).toBeTruthy();
    press("Escape");
    expect(await screen.findByRole("listbox", { name: "顾客" })).toBeTruthy();
  });

  it("fetch the next page when the selection comes near the end", async () => {
    await open();
    const row = (await host.call("list_records", { kind: "visit" })) as { rows: object[] };
    host.answer("list_records", (request) => {
      const { after, kind } = request as { after: string | null; kind: string };
      const begin = after === null ? 0 : 30;
      const rows = Array.from({ length: 30 }, (_, n) => ({
        ...row.rows[0],
        kind,
        id: `r${begin + n}`,
        title: `第 ${begin + n} 次`,
      }));
      return { rows, next: after === null ? "30" : null, count: 60 };
    });
    await goTo("4");
    const list = await screen.findByRole("listbox", { name: "到访" });
    expect(within(list).getAllByRole("option")).toHaveLength(30);
    expect(screen.getByText("60 条")).toBeTruthy();
    fireEvent.keyDown(list, { key: "End" });
    await pass(50);
    expect(within(list).getAllByRole("option")).toHaveLength(60);
  });

  it("teach what will be there while they are empty", async () => {
    await open("data=empty");
    await goTo("7");
    expect(await screen.findByText("没有要做的事")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "新建待办" }));
    expect(await screen.findByRole("dialog", { name: "新建待办" })).toBeTruthy();
  });
});

describe("forms of records", () => {
  it("name what is missing and put the focus on the first of it", async () => {
    await open();
    await openForm("1");
    await screen.findByRole("dialog", { name: "记到访" });
    press("Enter", { ctrlKey: true });
    await pass(50);
    expect(screen.getByText(/“目的”还没有填/)).toBeTruthy();
    expect(screen.getByText(/“结果”还没有填/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText(/^目的/));
    expect(sent("submit_form")).toEqual([]);
  });

  it("are kept within half a second of a key, and sent whole with Ctrl Enter", async () => {
    await open();
    await openForm("4");
    await screen.findByRole("dialog", { name: "新建顾客" });
    fireEvent.change(screen.getByLabelText(/^姓名/), { target: { value: "罗小满" } });
    await pass(500);
    const kept = sent("save_form_draft").at(-1) as FormDraft;
    expect(kept.values).toContainEqual({
      field: "name",
      value: { is: "text", text: "罗小满" },
    });
    press("Enter", { ctrlKey: true });
    await pass(50);
    expect((sent("submit_form")[0] as FormDraft).id).toBe(kept.id);
    expect(await screen.findByText(/已登记 QH-A3-0043K/)).toBeTruthy();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("put a refusal beside the field that it names, and keep what was typed", async () => {
    await open();
    host.answer("submit_form", () => {
      throw new HostError({
        code: "Refused",
        refusal: { code: "text_too_long", facts: { field: "name", limit: 40, length: 41 } },
        retry: false,
        incident: null,
      });
    });
    await openForm("4");
    const name = await screen.findByLabelText<HTMLInputElement>(/^姓名/);
    fireEvent.change(name, { target: { value: "罗".repeat(41) } });
    press("Enter", { ctrlKey: true });
    await pass(50);
    expect(name.getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(name);
    expect(name.value).toHaveLength(41);
  });

  it("leave the Enter that confirms pinyin to the input method", async () => {
    await open();
    await openForm("4");
    const name = await screen.findByLabelText(/^姓名/);
    name.focus();
    fireEvent.compositionStart(name);
    press("Enter", { isComposing: true, keyCode: 229 });
    expect(document.activeElement).toBe(name);
    fireEvent.compositionEnd(name);
    await pass(20);
    press("Enter");
    expect(document.activeElement).toBe(screen.getByLabelText(/^电话/));
  });

  it("offer the purposes of the kind of visit, and drop one that the new kind doesn't have", async () => {
    await open();
    await openForm("1");
    const dialog = await screen.findByRole("dialog", { name: "记到访" });
    const purpose = screen.getByLabelText<HTMLInputElement>(/^目的/);
    const choose = (name: string) => fireEvent.click(within(dialog).getByRole("radio", { name }));
    const offered = () => within(dialog).queryByRole("radio", { name: "签约付款" });
    choose("签约付款");
    expect(purpose.value).toBe("签约付款");
    choose("上门");
    expect(purpose.value).toBe("");
    expect(offered()).toBeNull();
    choose("处理投诉");
    choose("到店");
    expect(purpose.value).toBe("处理投诉");
    fireEvent.change(purpose, { target: { value: "送还钥匙" } });
    choose("上门");
    expect(purpose.value).toBe("送还钥匙");
  });

  it("wait as a draft after Esc, and go on from the banner", async () => {
    await open("draft=1");
    expect(await screen.findByText("有一份没填完的表单：记到访")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "继续" }));
    const purpose = await screen.findByLabelText<HTMLInputElement>(/^目的/);
    expect(purpose.value).toBe("咨询长途搬家");
  });
});

describe("the command bar", () => {
  const bar = () => screen.getByRole<HTMLInputElement>("combobox", { name: /搜索顾客/ });
  const type = (value: string) => fireEvent.change(bar(), { target: { value } });

  it("finds as one types, underlines what matched, and opens with Enter", async () => {
    await open();
    press("k", { ctrlKey: true });
    expect(document.activeElement).toBe(bar());
    type("冯");
    await pass(150);
    const first = screen.getAllByRole("option", { selected: true })[0];
    expect(first?.querySelector("mark")?.textContent).toBe("冯");
    press("Enter");
    expect(await screen.findByText("未解决投诉")).toBeTruthy();
    expect(bar().value).toBe("");
  });

  it("drops an answer that comes after the question has changed", async () => {
    await open();
    const late: (() => void)[] = [];
    const answer = host.call.bind(host);
    const found = (await answer("search", { query: "冯" })) as object;
    host.answer("search", (request) => {
      const { query } = request as { query: string };
      return query === "冯"
        ? new Promise((resolve) => late.push(() => resolve(found)))
        : { groups: [] };
    });
    press("k", { ctrlKey: true });
    type("冯");
    await pass(150);
    type("xyz");
    await pass(150);
    late.forEach((come) => come());
    await pass(50);
    expect(screen.getByText("没有找到“xyz”")).toBeTruthy();
    expect(screen.getByText(/手机后四位/)).toBeTruthy();
  });

  it("underlines a name found by its sound as the desk says", async () => {
    await open();
    const answer = host.call.bind(host);
    const { groups } = (await answer("search", { query: "冯" })) as Found;
    host.answer("search", () => ({
      groups: groups.map((group) => ({
        ...group,
        rows: group.rows.map((found) => ({ ...found, title: [{ from: 0, to: 2 }] })),
      })),
    }));
    press("k", { ctrlKey: true });
    type("fx");
    await pass(150);
    const first = screen.getAllByRole("option", { selected: true })[0];
    expect(first?.querySelector("mark")?.textContent).toMatch(/^冯.$/);
  });

  it("goes to screens, and gives the focus back on Esc", async () => {
    await open();
    const list = await screen.findByRole("listbox", { name: "按下一个截止时间排序" });
    list.focus();
    press("k", { ctrlKey: true });
    press("Escape");
    expect(document.activeElement).toBe(list);
    press("k", { ctrlKey: true });
    type("打开 到访");
    await pass(150);
    press("Enter");
    expect(await screen.findByRole("heading", { name: "到访" })).toBeTruthy();
  });

  it("takes no line while pinyin is being composed", async () => {
    await open();
    press("k", { ctrlKey: true });
    fireEvent.compositionStart(bar());
    type("冯");
    await pass(150);
    press("Enter", { isComposing: true, keyCode: 229 });
    expect(screen.queryByText("未解决投诉")).toBeNull();
    expect(document.activeElement).toBe(bar());
  });
});
