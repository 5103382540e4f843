import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HostError } from "../../host/error";
import { fakeHost, type FakeHost } from "../../host/fake";
import type { ComplaintDraft } from "../../ipc/generated/ComplaintDraft";
import { HostContext, newQueryClient } from "../../ipc/queries";
import { i18n } from "../../locales/text";
import { emptyDraft } from "./draft";
import { IntakeDialog, type IntakeDialogProps } from "./IntakeDialog";
import { preview, zeng, zhang } from "./sample";

let host: FakeHost;
const onRegistered = vi.fn();
const onClose = vi.fn();

beforeEach(() => {
  vi.useFakeTimers({
    toFake: [
      "requestAnimationFrame",
      "cancelAnimationFrame",
      "setTimeout",
      "clearTimeout",
      "setInterval",
      "clearInterval",
    ],
  });
  onRegistered.mockReset();
  onClose.mockReset();
  host = fakeHost({
    preview_complaint: (draft) => ({
      ...preview,
      customer: (draft as ComplaintDraft).customer === null ? null : zhang,
      duplicates: (draft as ComplaintDraft).customer === null ? [] : preview.duplicates,
    }),
    save_draft: (draft) => ({ draft, saved_at: 0, customer: null }),
    find_customers: () => [zhang, zeng],
    register_complaint: () => ({ complaint: "c-9", number: "QH-A3-0033F" }),
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** In steps: what an act sets in motion is drawn, and asked for, only when it ends. */
async function pass(ms: number) {
  for (let left = ms; left >= 0; left -= 50) {
    await act(() => vi.advanceTimersByTimeAsync(Math.min(50, left)));
  }
}
async function show(more: Partial<IntakeDialogProps> = {}) {
  render(
    <I18nProvider i18n={i18n}>
      <HostContext value={host}>
        <QueryClientProvider client={newQueryClient()}>
          <IntakeDialog open onClose={onClose} onRegistered={onRegistered} {...more} />
        </QueryClientProvider>
      </HostContext>
    </I18nProvider>,
  );
  await pass(300);
}
const focused = () => document.activeElement ?? document.body;
const press = (key: string, more: KeyboardEventInit = {}) =>
  act(() => void fireEvent.keyDown(focused(), { key, ...more }));
async function type(value: string) {
  fireEvent.change(focused(), { target: { value } });
  await pass(200);
}
const sent = (command: string) =>
  host.calls.filter((call) => call.command === command).map((call) => call.payload);
const lastDraft = () => sent("save_draft").at(-1) as ComplaintDraft;
const field = (name: string) => screen.getByLabelText(name, { exact: false });

function refuse(code: string, facts?: unknown) {
  return () => {
    throw new HostError({
      code: "Refused",
      refusal: facts === undefined ? { code } : { code, facts },
      retry: false,
      incident: null,
    });
  };
}

describe("intake", () => {
  it("is logged by keyboard alone", async () => {
    await show();
    expect(focused().getAttribute("role")).toBe("combobox");
    await type("zs");
    press("Enter");
    // Enter took the first hit and went on.
    expect(focused().textContent).toBe("到店");
    await pass(300);
    press("ArrowRight");
    expect(focused().textContent).toBe("电话");
    press("4", { altKey: true });
    await type("衣柜门板碰缺一块");
    press("5", { altKey: true });
    await type("800");
    press("Enter");
    expect(focused()).toBe(screen.getByLabelText("安全风险"));
    press("6", { altKey: true });
    expect(focused().textContent).toContain("重要");
    press("Enter", { ctrlKey: true });
    await pass(100);

    expect(sent("register_complaint")).toEqual([
      expect.objectContaining({
        customer: zhang.id,
        channel: "phone",
        description: "衣柜门板碰缺一块",
        claimed: 80_000,
        grade: null,
      }),
    ]);
    expect(onRegistered).toHaveBeenCalledWith({ complaint: "c-9", number: "QH-A3-0033F" });
    expect(onClose).toHaveBeenCalled();
  });

  it("settles a 一般 on the spot, once it was answered face to face", async () => {
    await show();
    await type("zs");
    press("Enter");
    await pass(300);
    const answered = () => screen.getByRole("checkbox", { name: /当面答复/ });
    const settled = () => screen.queryByRole("checkbox", { name: "当场解决" });
    fireEvent.click(answered());
    await pass(200);
    // The rule suggests 重要.
    expect(settled()).toBeNull();
    fireEvent.click(screen.getByRole("radio", { name: /一般/ }));
    await pass(200);
    fireEvent.click(settled() as HTMLElement);
    await pass(200);
    fireEvent.change(field("方案"), { target: { value: "换新纸箱" } });
    await pass(200);
    fireEvent.change(field("做了什么"), { target: { value: "已当场更换" } });
    await pass(200);
    fireEvent.change(field("赔偿金额"), { target: { value: "20" } });
    fireEvent.click(screen.getByRole("radio", { name: "操作" }));
    fireEvent.click(screen.getByRole("radio", { name: "我方" }));
    await pass(600);
    expect(lastDraft().settled).toEqual({
      solution: "换新纸箱",
      compensation: 2000,
      done: "已当场更换",
      cause: "handling",
      liability: "ours",
    });
    fireEvent.click(screen.getByRole("radio", { name: /重要/ }));
    await pass(600);
    expect(settled()).not.toBeNull();
    host.answer("register_complaint", refuse("not_on_the_spot"));
    press("Enter", { ctrlKey: true });
    await pass(200);
    expect(screen.getByText(/才能当场解决/)).toBeTruthy();
    fireEvent.click(answered());
    await pass(600);
    expect(lastDraft()).toMatchObject({ answered_in_person: null, settled: null });
    expect(settled()).toBeNull();
  });

  it("takes the Enter of a Chinese composition for nothing", async () => {
    await show();
    await type("zs");
    press("Enter", { isComposing: true });
    press("Enter", { isComposing: true, ctrlKey: true });
    await pass(600);
    expect(lastDraft().customer).toBeNull();
    expect(sent("register_complaint")).toEqual([]);

    field("诉求原话").focus();
    press("Enter", { isComposing: true });
    expect(focused()).toBe(field("诉求原话"));
  });

  it("is on disk within a second of a key press, also while the typing goes on", async () => {
    await show();
    press("4", { altKey: true });
    let typed = "";
    for (let key = 0; key < 10; key++) {
      typed += "字";
      fireEvent.change(focused(), { target: { value: typed } });
      await pass(100);
    }
    expect(lastDraft().description.length).toBeGreaterThanOrEqual(5);
    await pass(500);
    expect(lastDraft().description).toBe(typed);
    expect(screen.getByText(/草稿已存本机/)).toBeTruthy();
  });

  it("keeps the draft on Esc", async () => {
    await show();
    press("4", { altKey: true });
    fireEvent.change(focused(), { target: { value: "半句话" } });
    press("Escape");
    await pass(0);
    expect(onClose).toHaveBeenCalled();
    expect(lastDraft().description).toBe("半句话");
    expect(sent("discard_draft")).toEqual([]);
  });

  it("goes on with a saved draft as it was", async () => {
    const draft = {
      ...emptyDraft(),
      customer_query: "王",
      description: "迟到四十分钟",
      channel: "third_party",
      claimed: 8050,
      raised_at: Date.parse("2026-03-09T15:02:00+08:00"),
      answered_in_person: { kind: "customer_initials", initials: "WW" },
      complainant: { relation: "neighbour", name: "李四", phone: "" },
    } satisfies ComplaintDraft;
    await show({ draft: { draft, saved_at: 0, customer: null } });
    expect(screen.getByRole<HTMLInputElement>("combobox").value).toBe("王");
    expect(screen.getByDisplayValue("迟到四十分钟")).toBeTruthy();
    expect(screen.getByDisplayValue("80.50")).toBeTruthy();
    expect(screen.getByDisplayValue("WW")).toBeTruthy();
    expect(screen.getByDisplayValue("李四")).toBeTruthy();
    expect(screen.getByDisplayValue(/15:02/)).toBeTruthy();
    expect(screen.getByRole("radio", { name: "第三方平台" }).ariaChecked).toBe("true");
  });

  it("says beside its field what is refused, and goes there", async () => {
    host.answer("register_complaint", refuse("field_empty", { field: "description" }));
    await show();
    await type("zs");
    press("Enter");
    await pass(300);
    press("Enter", { ctrlKey: true });
    await pass(100);
    const story = field("事由");
    expect(story.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByRole("alert").textContent).toContain("还没有填");
    expect(focused()).toBe(story);
    expect(onRegistered).not.toHaveBeenCalled();
  });

  it("says above the footer what no field is to blame for", async () => {
    host.answer("register_complaint", () => {
      throw new HostError({ code: "DiskFull", retry: true, incident: "7F3A" });
    });
    await show();
    await type("zs");
    press("Enter");
    press("Enter", { ctrlKey: true });
    await pass(100);
    expect(screen.getByRole("alert").textContent).toMatch(/还没有登记.*7F3A/);
  });

  it("makes a customer in place, and registers with one Ctrl Enter", async () => {
    host.answer("find_customers", () => []);
    host.answer("register_customer", () => ({ ...zhang, id: "customer-new", name: "王五" }));
    await show();
    await type("王五");
    press("Enter");
    expect(focused()).toBe(screen.getByLabelText("姓名"));
    press("Enter");
    await type("138 0000 6027");
    press("Enter", { ctrlKey: true });
    await pass(100);
    expect(sent("register_customer")).toEqual([{ name: "王五", phone: "138 0000 6027" }]);
    expect(sent("register_complaint")).toEqual([
      expect.objectContaining({ customer: "customer-new" }),
    ]);
  });

  it("shows likely duplicates, which never stand in the way", async () => {
    const onOpenComplaint = vi.fn();
    await show({ onOpenComplaint });
    await type("zs");
    press("Enter");
    await pass(300);
    expect(screen.getByText("TS-2603-00398")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "打开" }));
    expect(onOpenComplaint).toHaveBeenCalledWith("c-1");
  });

  it("says that it saves until it has saved", async () => {
    let finish: (receipt: unknown) => void = () => undefined;
    host.answer("register_complaint", () => new Promise((resolve) => (finish = resolve)));
    await show();
    await type("zs");
    press("Enter");
    press("Enter", { ctrlKey: true });
    await pass(100);
    expect(screen.getByRole("button", { name: "正在保存" })).toBeTruthy();
    expect(onRegistered).not.toHaveBeenCalled();
    finish({ complaint: "c-9", number: "n" });
    await pass(0);
    expect(onRegistered).toHaveBeenCalledOnce();
  });
});
