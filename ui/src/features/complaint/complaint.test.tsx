import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setClockOffset } from "../../components/now";
import { HostError } from "../../host/error";
import { fakeHost, type FakeHost } from "../../host/fake";
import type { ClockKind } from "../../ipc/generated/ClockKind";
import { followPushes, HostContext, newQueryClient } from "../../ipc/queries";
import { i18n } from "../../locales/text";
import { splitOffers } from "./Actions";
import { barOf } from "./clocks";
import { ComplaintPage, type ComplaintPageProps } from "./ComplaintPage";
import { clocks, events, NOW, officer, segments, view } from "./sample";
import { eventWords, wordsOfEvent } from "./timelineWords";
import { whyRows } from "./whyRows";

let host: FakeHost;
beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["requestAnimationFrame", "cancelAnimationFrame", "setTimeout", "clearTimeout", "Date"],
  });
  vi.setSystemTime(NOW);
  setClockOffset(0);
  host = fakeHost({
    get_complaint: () => view,
    get_choices: () => ({ colleagues: view.people, departments: ["服务部"] }),
    get_action_draft: () => null,
    save_action_draft: () => ({}),
    get_session: () => ({ staff: { level: "L2" } }),
    act_on_complaint: () => ({ complaint: "c-1", number: "TS-2603-00415" }),
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
async function show(more: Partial<ComplaintPageProps> = {}) {
  const client = newQueryClient();
  followPushes(host, client);
  render(
    <I18nProvider i18n={i18n}>
      <HostContext value={host}>
        <QueryClientProvider client={client}>
          <ComplaintPage id="c-1" wide {...more} />
        </QueryClientProvider>
      </HostContext>
    </I18nProvider>,
  );
  await pass(50);
}
const press = (key: string, more: KeyboardEventInit = {}) =>
  act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more }));
const sent = (command: string) =>
  host.calls.filter((call) => call.command === command).map((call) => call.payload);

describe("explanation", () => {
  it.each(Object.values(segments))("has words for $type", (segment) => {
    const [row] = whyRows({ ...(clocks[3] as (typeof clocks)[0]), why: [segment] }, NOW);
    expect(row?.step).not.toBe("");
    expect(`${row?.span ?? ""}${row?.length ?? ""}`).not.toBe("");
    expect(row?.ground).not.toMatch(/\{|undefined/);
  });

  it("says old, new and the grace that decided a regrade", () => {
    const rows = whyRows(clocks[4] as (typeof clocks)[0], NOW);
    expect(rows.at(-1)?.ground).toBe(
      "重要 改 紧急，原定 3月12日 08:20、新级 明天 08:20，改级后至少留到 明天 10:20",
    );
  });

  it("draws closed hours apart, to scale", () => {
    const clock = clocks[3];
    if (!clock) throw new Error("no clock");
    const [from, to] = [clock.started_at + 3_600_000, clock.started_at + 7_200_000];
    const bar = barOf({ ...clock, why: [{ type: "closed", from, to, day: "usual" }] }, NOW);
    expect(bar.map(({ kind }) => kind)).toEqual(["counted", "paused", "counted", "left"]);
    expect(bar.reduce((sum, part) => sum + part.to - part.from, 0)).toBe(
      clock.due_at - clock.started_at,
    );
  });

  it("opens from its clock", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: /解决.*剩余|^解决/, expanded: false }));
    expect(screen.getByRole("heading", { name: "为什么是明天 10:20" })).toBeTruthy();
    expect(screen.getByText(/规则 v1/)).toBeTruthy();
    press("Escape");
    expect(screen.queryByRole("heading", { name: /为什么是/ })).toBeNull();
  });
});

describe("timeline", () => {
  it.each(Object.values(events))("has words for $type", (event) => {
    const around = { now: NOW, nameOf: () => "陆知遥" };
    const { what, details } = wordsOfEvent(event, around);
    render(<I18nProvider i18n={i18n}>{what}</I18nProvider>);
    expect(document.body.textContent).not.toMatch(/^$|\{/);
    expect(details.join("")).not.toMatch(/\{|undefined/);
  });
  it("knows every event of the sample, and the sample every event", () => {
    expect(Object.keys(eventWords).sort()).toEqual(Object.keys(events).sort());
  });
  it("keeps what a newer build wrote, and cuts off what is only here", async () => {
    await show();
    expect(screen.getByText("未知记录（由新版本写入）")).toBeTruthy();
    expect(screen.getByText(/以上 1 条仅在本机/)).toBeTruthy();
  });
});

describe("page", () => {
  it("splits what can be done from what can't", async () => {
    const { next, others, blocked } = splitOffers(view.offers);
    expect(next?.action).toBe("note_progress");
    expect(others.map(({ action }) => action)).toEqual(["escalate"]);
    expect(blocked.map(({ action }) => action)).toEqual(["propose", "resolve"]);
    await show();
    const side = within(screen.getByRole("complementary"));
    const propose = side.getByRole("button", { name: "给出方案" });
    expect(propose.getAttribute("aria-disabled")).toBe("true");
    expect(propose.getAttribute("aria-keyshortcuts")).toBe("S");
    press("S");
    expect(document.activeElement).toBe(propose);
  });

  it("links what was refused to the list of refused commands", async () => {
    const onOpenAttention = vi.fn();
    await show({ onOpenAttention });
    fireEvent.click(screen.getByRole("button", { name: "去需我确认" }));
    expect(onOpenAttention).toHaveBeenCalled();
  });

  it("shows the nearest clock first beside the list", async () => {
    await show({ wide: false });
    expect(screen.getByText("其他时限")).toBeTruthy();
    const kinds: ClockKind[] = clocks.map(({ kind }) => kind);
    expect(kinds).toHaveLength(5);
    fireEvent.click(screen.getByRole("button", { name: /为什么是/ }));
    expect(screen.getByRole("heading", { name: /为什么是/ })).toBeTruthy();
  });
});

describe("an action", () => {
  const note = () => screen.getByLabelText(/^进展/);

  it("is sent with Ctrl Enter, and the page is fetched again", async () => {
    await show();
    press("P");
    await pass(50);
    expect(document.activeElement).toBe(note());
    fireEvent.change(note(), { target: { value: "已约师傅" } });
    const before = sent("get_complaint").length;
    press("Enter", { ctrlKey: true });
    await pass(50);
    expect(sent("act_on_complaint")).toEqual([
      {
        complaint: "c-1",
        action: { type: "note_progress", note: "已约师傅", told_customer: true, means: "call" },
        seen_version: view.seen,
        supersedes: null,
      },
    ]);
    expect(sent("get_complaint").length).toBe(before + 1);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is about the record as it was when the form was opened, whatever comes down meanwhile", async () => {
    await show();
    press("P");
    await pass(50);
    const later = { confirmed: 3, own: ["command-1"] };
    host.answer("get_complaint", () => ({ ...view, seen: later }));
    act(() => host.push({ push: "changed", kinds: ["complaint"], by: "sync" }));
    await pass(200);
    fireEvent.change(note(), { target: { value: "已约师傅" } });
    press("Enter", { ctrlKey: true });
    await pass(50);
    expect(sent("act_on_complaint")).toEqual([
      expect.objectContaining({ seen_version: view.seen }),
    ]);
    press("P");
    await pass(50);
    press("Enter", { ctrlKey: true });
    await pass(50);
    expect(sent("act_on_complaint").at(-1)).toMatchObject({ seen_version: later });
  });

  it("is kept within half a second and on Esc, and comes back", async () => {
    await show();
    press("P");
    await pass(50);
    fireEvent.change(note(), { target: { value: "半句" } });
    await pass(500);
    const [kept] = sent("save_action_draft");
    expect(kept).toMatchObject({ kind: "note_progress", form: { note: "半句" } });
    fireEvent.change(note(), { target: { value: "半句话" } });
    press("Escape");
    await pass(50);
    expect(sent("save_action_draft").at(-1)).toMatchObject({ form: { note: "半句话" } });

    host.answer("get_action_draft", () => kept);
    press("P");
    await pass(50);
    expect(screen.getByDisplayValue("半句")).toBeTruthy();
  });

  it("says beside its field what is refused", async () => {
    host.answer("act_on_complaint", () => {
      throw new HostError({
        code: "Refused",
        refusal: { code: "field_empty", facts: { field: "note" } },
        retry: false,
        incident: null,
      });
    });
    await show();
    press("P");
    await pass(50);
    press("Enter", { ctrlKey: true });
    await pass(50);
    expect(note().getAttribute("aria-invalid")).toBe("true");
    expect(sent("act_on_complaint")).toHaveLength(1);
  });

  it("that was refused opens with what was typed, and replaces it", async () => {
    await show({
      prefill: {
        supersedes: "command-7",
        action: {
          type: "start_emergency",
          measure: "断电",
          person_in_charge: officer,
          quality_control_informed: true,
        },
      },
    });
    expect(screen.getByDisplayValue("断电")).toBeTruthy();
    press("Enter", { ctrlKey: true });
    await pass(50);
    expect(sent("act_on_complaint")).toEqual([
      expect.objectContaining({ supersedes: "command-7" }),
    ]);
  });
});
