import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setClockOffset } from "../../../components/now";
import { HostError } from "../../../host/error";
import { fakeHost, type FakeHost } from "../../../host/fake";
import type { ActionKind } from "../../../ipc/generated/ActionKind";
import type { Complaint } from "../../../ipc/generated/Complaint";
import type { ComplaintAction } from "../../../ipc/generated/ComplaintAction";
import { HostContext, newQueryClient } from "../../../ipc/queries";
import { i18n } from "../../../locales/text";
import { NOW, officer, view } from "../sample";
import type { ActionFormProps } from "./ActionDialog";
import { actionKeys, forms } from "./forms";
import { first, reachedVisit, told, type Step } from "./sampleForms";

const row = (id: string, stage: string) => ({
  kind: "complaint",
  id,
  title: `另一件 ${id}`,
  number: `TS-${id}`,
  grade: "general",
  state: { of: "complaint", stage },
});

const ANSWERS = {
  get_choices: () => ({ colleagues: view.people, departments: ["服务部"] }),
  get_action_draft: () => null,
  save_action_draft: () => ({}),
  get_session: () => ({ staff: { level: "L2" } }),
  get_record: () => ({
    related: [
      {
        kind: "complaint",
        count: 3,
        rows: [row("c-1", "processing"), row("c-2", "triaged"), row("c-3", "closed")],
      },
    ],
  }),
  act_on_complaint: () => ({ complaint: "c-1", number: "TS-2603-00415" }),
};

let host: FakeHost;
beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["requestAnimationFrame", "cancelAnimationFrame", "setTimeout", "clearTimeout", "Date"],
  });
  vi.setSystemTime(NOW);
  setClockOffset(0);
  host = fakeHost(ANSWERS);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function pass(ms: number) {
  for (let left = ms; left >= 0; left -= 50) {
    await act(() => vi.advanceTimersByTimeAsync(Math.min(50, left)));
  }
}
async function open(
  kind: ActionKind,
  more: Partial<Complaint> = {},
  prefill?: ActionFormProps["prefill"],
) {
  const Form = forms[kind];
  const complaint = { ...view.complaint, visits: [], assignee: officer, hand_over: null, ...more };
  render(
    <I18nProvider i18n={i18n}>
      <HostContext value={host}>
        <QueryClientProvider client={newQueryClient()}>
          <Form
            view={{ ...view, complaint }}
            onClose={() => undefined}
            {...(prefill === undefined ? {} : { prefill })}
          />
        </QueryClientProvider>
      </HostContext>
    </I18nProvider>,
  );
  await pass(100);
}
async function send(): Promise<ComplaintAction | undefined> {
  act(() => void fireEvent.keyDown(document.body, { key: "Enter", ctrlKey: true }));
  await pass(100);
  const sent = host.calls.filter(({ command }) => command === "act_on_complaint");
  return (sent.at(-1)?.payload as { action: ComplaintAction } | undefined)?.action;
}

function take([label, is, value]: Step) {
  // The dialog may be called as its field is.
  const selector = "input, textarea";
  if (is === "text")
    fireEvent.change(screen.getByLabelText(label, { selector }), { target: { value } });
  else if (is === "tick") fireEvent.click(screen.getByRole("checkbox", { name: value }));
  else {
    const group = screen.getByRole("radiogroup", { name: label });
    fireEvent.click(within(group).getByRole("radio", { name: new RegExp(value) }));
  }
}

/** Fields of date and time show whole minutes; what is typed in none of them is now, to the blink. */
const nowish = (action: ComplaintAction | undefined) =>
  action &&
  Object.fromEntries(
    Object.entries(action).map(([name, value]) => [
      name,
      typeof value === "number" && Math.abs(value - NOW) < 60_000 ? NOW : (value as unknown),
    ]),
  );

describe("the form of an action", () => {
  it.each(told)("gives exactly the command: $gives.type", async ({ steps, gives, about }) => {
    await open(gives.type, about);
    for (const step of steps) {
      take(step);
      await pass(50);
    }
    expect(nowish(await send())).toEqual(gives);
  });

  it.each(told.filter(({ gap }) => gap))(
    "says what is still missing, and sends nothing: $gives.type",
    async ({ gives, gap, about }) => {
      await open(gives.type, about);
      expect(await send()).toBeUndefined();
      const [alert] = screen.getAllByRole("alert");
      expect(alert?.textContent).toMatch(gap ?? /$^/);
    },
  );

  it.each(told)("opens again with what was refused: $gives.type", async ({ gives, about }) => {
    await open(gives.type, about, { action: gives, supersedes: "command-7" });
    expect(await send()).toEqual(gives);
  });

  it("asks in a return visit only whoever was reached, and for every answer", async () => {
    await open("revisit");
    expect(screen.queryByRole("radiogroup", { name: /^满意度/ })).toBeNull();
    take([/联系上了吗/, "choice", "^联系上了"]);
    expect(await send()).toBeUndefined();
    const score = screen.getByRole("radiogroup", { name: /^满意度/ });
    expect(within(score).getAllByRole("radio")).toHaveLength(5);
    const recommend = screen.getByRole("radiogroup", { name: /^推荐意愿/ });
    expect(within(recommend).getAllByRole("radio")).toHaveLength(12);
  });

  it("closes what nobody could be reached for without an improvement", async () => {
    await open("close", { visits: [{ ...reachedVisit(), answers: null }] });
    expect(screen.getByText(/没有联系上顾客/)).toBeTruthy();
    expect(await send()).toEqual({ type: "close", improvement: null });
  });

  it("begins at its action when there is nothing to fill in", async () => {
    await open("accept_hand_over");
    await pass(200);
    expect(document.activeElement?.textContent).toContain("接受");
  });

  it("says when there is nobody to choose", async () => {
    await open("reassign", { assignee: view.people[0]?.id ?? null });
    expect(screen.queryByText("本店没有别的同事可选")).toBeNull();
    cleanup();
    host = fakeHost({ ...ANSWERS, get_choices: () => ({ colleagues: [], departments: [] }) });
    await open("reassign");
    expect(screen.getByText("本店没有别的同事可选")).toBeTruthy();
  });

  it("merges only into other open complaints, and says when there is none", async () => {
    await open("merge");
    expect(screen.getAllByRole("radio").map((one) => one.textContent)).toEqual([
      expect.stringContaining("另一件 c-2"),
    ]);
    cleanup();
    host.answer("get_record", () => ({ related: [] }));
    await open("merge");
    expect(screen.getByText(/没有别的未了结的投诉/)).toBeTruthy();
  });

  it("offers the longer time only to who may allow it, and only up to 重要", async () => {
    await open("regrade", { grade: "urgent" });
    take([/^等级/, "choice", "重要"]);
    await pass(50);
    expect(screen.queryByRole("checkbox")).toBeNull();
    cleanup();
    host.answer("get_session", () => ({ staff: { level: "L1" } }));
    await open("regrade", { grade: "general" });
    take([/^等级/, "choice", "重要"]);
    await pass(50);
    expect(screen.queryByRole("checkbox")).toBeNull();
  });

  it("says beside its own field what is refused under another name", async () => {
    host.answer("act_on_complaint", () => {
      throw new HostError({
        code: "Refused",
        refusal: {
          code: "text_too_long",
          facts: { field: "external_number", limit: 9, length: 12 },
        },
        retry: false,
        incident: null,
      });
    });
    await open("note_external_case");
    take([/^来自/, "choice", "12315"]);
    take([/^来件编号/, "text", "GD-7"]);
    await send();
    expect(screen.getByLabelText(/^来件编号/).getAttribute("aria-invalid")).toBe("true");
  });
});

describe("direct triage", () => {
  const grade = { reason: "急", department: "服务部", assignee: first.id };
  const about = { stage: "registered", ...grade, grade: "general" } as const;

  it("takes the contact that stops the first response, and none unless ticked", async () => {
    await open("triage", about);
    take([/^理由/, "text", "急"]);
    expect(await send()).toMatchObject({ type: "triage", contact: null });
    cleanup();
    await open("triage", about);
    take([/^理由/, "text", "急"]);
    take([/^首次联系/, "tick", "已联系顾客"]);
    await pass(50);
    take([/^说了什么/, "text", "已致歉"]);
    const sent = await send();
    expect(sent).toMatchObject({ contact: { means: "call", said: "已致歉" } });
  });

  it("has no contact once somebody has responded", async () => {
    await open("triage", { ...about, stage: "acknowledged" });
    expect(screen.queryByRole("checkbox")).toBeNull();
  });
});

describe("the keys of actions", () => {
  it("are each of one action, and none of the list beside it", () => {
    const keys = Object.values(actionKeys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => ["J", "K", "L", "Z", ".", "?"].includes(key))).toEqual([]);
  });
});
