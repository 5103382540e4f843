import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readParts } from "../../app/onDemand";
import { Root } from "../../app/Root";
import { HostError } from "../../host/error";
import type { FakeHost } from "../../host/fake";
import type { AttentionItem } from "../../ipc/generated/AttentionItem";
import type { Command } from "../../ipc/generated/Command";
import { REFUSED } from "../../preview/attention";
import { previewHost } from "../../preview/host";
import { editsOf } from "../complaint/actions/EditForm";
import { changeable } from "./changes";
import { groupOf, waitingCount } from "./refusedCommand";

// As in the window, where they are read before a hand is at the keys.
beforeAll(readParts);
beforeEach(() => {
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
});

const press = (key: string, init = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init });

async function openInbox() {
  const host = previewHost(new URLSearchParams(""));
  render(<Root host={host} />);
  fireEvent.click(await screen.findByRole("button", { name: /需我确认/ }));
  const card = await screen.findByRole("article", { name: /电话两边填得不一样/ });
  fireEvent.pointerDown(card);
  card.focus();
  return { host, card };
}

const decisions = (host: FakeHost) =>
  host.calls.filter(({ command }) => command === "decide_attention").map((call) => call.payload);

const clashesInView = () => REFUSED.find(({ command_id }) => command_id === "a3")?.clashes;

describe("需我确认", () => {
  it("shows both values side by side with who, when and which laptop, the suggestion named", async () => {
    const { card } = await openInbox();
    const table = within(card).getByRole("table");
    for (const part of ["陆知遥", "A3", "韩立川", "B2", "13900001111", "138****3333"]) {
      expect(table.textContent).toContain(part);
    }
    const theirs = within(table).getByRole("columnheader", { name: /对方的/ });
    expect(theirs.textContent).toContain("建议");
    expect(table.querySelectorAll("mark").length).toBe(2);
    const filled = within(card).getByRole("button", { name: /用对方的/ });
    expect(filled.className).toContain("bg-accent-fill");
    expect(card.textContent).toContain("选 1：以你填的为准再提交一次");
  });

  it("is decided by keys: 1 at once, 2 with a note, 3 not without a reason, Z undoes", async () => {
    const { host } = await openInbox();
    press("1");
    await waitFor(() => expect(decisions(host).length).toBe(1));
    // With both values as they were in view: the edit starts from these.
    const shown = clashesInView();
    expect(shown).toHaveLength(1);
    expect(decisions(host)[0]).toEqual({
      command_id: "a3",
      decision: { is: "reapply", changed: null },
      shown,
    });
    await screen.findByText("已再次提交");
    press("z");
    await waitFor(() =>
      expect(host.calls).toContainEqual({
        command: "undo_attention",
        payload: { command_id: "a3" },
      }),
    );

    press("3");
    const dialog = await screen.findByRole("dialog");
    const box = await within(dialog).findByRole("textbox");
    fireEvent.click(within(dialog).getByRole("button", { name: /放弃/ }));
    expect(await within(dialog).findByText("请写明理由，它会留在历史里。")).toBeTruthy();
    expect(decisions(host).length).toBe(1);
    fireEvent.change(box, { target: { value: "以对方的为准" } });
    fireEvent.click(within(dialog).getByRole("button", { name: /放弃/ }));
    await waitFor(() =>
      expect(decisions(host)[1]).toEqual({
        command_id: "a3",
        decision: { is: "discard", reason: "以对方的为准" },
        shown,
      }),
    );
  });

  it("keeps the dialog and its words when the decision is refused", async () => {
    const { host } = await openInbox();
    host.answer("decide_attention", () => {
      throw new HostError({ code: "DiskFull", retry: true, incident: null });
    });
    press("2");
    const dialog = await screen.findByRole("dialog");
    fireEvent.change(await within(dialog).findByRole("textbox"), { target: { value: "请看" } });
    fireEvent.click(within(dialog).getByRole("button", { name: /交给主管/ }));
    await waitFor(() => expect(dialog.textContent).toContain("磁盘"));
    expect(within(dialog).getByRole<HTMLTextAreaElement>("textbox").value).toBe("请看");
  });

  it("counts what waits now, and neither what is put aside nor what is only in doubt", () => {
    const [first] = REFUSED;
    if (!first) throw new Error("no sample");
    const later = { ...first, later_until: 2000 };
    const doubted = { ...first, kind: "doubted" as const };
    expect(groupOf(later, 1000)).toBe("later");
    expect(groupOf(later, 3000)).toBe("decide");
    const items = [first, later, doubted];
    expect(waitingCount({ items, of_colleagues: 0 }, 1000)).toBe(1);
  });
});

describe("a colleague's refused command", () => {
  const review = () => {
    const edit = REFUSED.find(({ command_id }) => command_id === "a3");
    if (!edit) throw new Error("no sample");
    return { ...edit, kind: "review" as const, hand_to: null };
  };
  const given = (host: FakeHost) =>
    host.calls.filter(({ command }) => command === "decide_review").map((call) => call.payload);

  async function openReview() {
    const host = previewHost(new URLSearchParams(""));
    host.answer("list_attention", () => ({ items: [review()], of_colleagues: 0 }));
    render(<Root host={host} />);
    fireEvent.click(await screen.findByRole("button", { name: /需我确认/ }));
    const card = await screen.findByRole("article");
    card.focus();
    return { host, card };
  }

  it("is changed in the card and given as one's own, by keyboard alone", async () => {
    const { host, card } = await openReview();
    press("e");
    const phone = within(card).getByLabelText<HTMLInputElement>(/^电话/);
    expect(document.activeElement).toBe(phone);
    expect(phone.value).toBe("13900001111");
    fireEvent.change(phone, { target: { value: "13900002222" } });
    press("Enter", { ctrlKey: true });
    await waitFor(() => expect(given(host)).toHaveLength(1));
    expect(given(host)[0]).toMatchObject({
      review: "a3",
      decision: {
        is: "apply",
        changed: {
          type: "act_on_complaint",
          action: {
            type: "edit",
            edits: [{ field: "phone", mine: { is: "text", text: "13900002222" } }],
          },
        },
      },
    });
    await waitFor(() => expect(within(card).queryByLabelText(/^电话/)).toBeNull());
  });

  it("is left as it was on Esc, and given as it was with its own key", async () => {
    const { host, card } = await openReview();
    press("e");
    press("1");
    press("Escape");
    expect(within(card).queryByLabelText(/^电话/)).toBeNull();
    expect(given(host)).toEqual([]);
    expect(document.activeElement).toBe(card);
    press("1");
    await waitFor(() =>
      expect(given(host)).toEqual([
        { review: "a3", decision: { is: "apply", changed: null }, shown: clashesInView() },
      ]),
    );
  });

  it("keeps the form with what was typed when it is refused", async () => {
    const { host, card } = await openReview();
    host.answer("decide_review", () => {
      throw new HostError({ code: "DiskFull", retry: true, incident: null });
    });
    press("e");
    const phone = within(card).getByLabelText<HTMLInputElement>(/^电话/);
    fireEvent.change(phone, { target: { value: "13900002222" } });
    press("Enter", { ctrlKey: true });
    await waitFor(() => expect(card.textContent).toContain("磁盘"));
    expect(phone.value).toBe("13900002222");
  });
});

describe("what can't be read here", () => {
  async function open(change: Partial<AttentionItem>) {
    const [first] = REFUSED;
    if (!first) throw new Error("no sample");
    const item = { ...first, command: null, clashes: [], ...change };
    const host = previewHost(new URLSearchParams(""));
    host.answer("list_attention", () => ({ items: [item], of_colleagues: 0 }));
    render(<Root host={host} />);
    fireEvent.click(await screen.findByRole("button", { name: /需我确认/ }));
    const card = await screen.findByRole("article");
    card.focus();
    return { host, card };
  }

  it("is said to be kept whole, decided on by no key, and can be put aside", async () => {
    const { host, card } = await open({});
    expect(card.textContent).toContain("原文完整保留在本机");
    for (const key of ["1", "2", "3", "e"]) press(key);
    expect(decisions(host)).toEqual([]);
    expect(screen.queryByRole("dialog")).toBeNull();
    press("l");
    expect(await screen.findByRole("dialog")).toBeTruthy();
  });

  it("is hidden when a colleague typed it and the lease is over", async () => {
    const { card } = await open({ kind: "review", hand_to: null });
    expect(card.textContent).toContain("连上中心后再决定");
    expect(within(card).queryByRole("button", { name: /由我提交|放弃/ })).toBeNull();
  });
});

describe("what may be changed before it is given again", () => {
  it("is its words, amounts and grade; a command without any has no form", () => {
    const triage: Command = {
      type: "act_on_complaint",
      complaint: "c1",
      action: {
        type: "triage",
        grade: "urgent",
        reason: "漏电",
        department: "客户服务部",
        assignee: "p1",
        contact: null,
      },
    };
    const [grade, reason] = changeable(triage);
    expect(grade?.is === "grade" && grade.put("major")).toMatchObject({
      action: { grade: "major", reason: "漏电", assignee: "p1" },
    });
    expect(reason?.is === "text" && reason.put("漏电，有孩子")).toMatchObject({
      action: { grade: "urgent", reason: "漏电，有孩子" },
    });
    const back: Command = { type: "take_review_back", review: "r1" };
    expect(changeable(back)).toEqual([]);
  });
});

describe("an edit", () => {
  const base = {
    phone: "137****5521",
    description: "茶几",
    remedy: "",
    category: "damage" as const,
    claimed: 0,
  };
  it("gives only what was changed, each with what stood there when the form was opened", () => {
    expect(editsOf({ ...base, base })).toEqual([]);
    expect(editsOf({ ...base, remedy: "换新", claimed: 8000, base })).toEqual([
      { field: "remedy", base: { is: "empty" }, mine: { is: "text", text: "换新" } },
      { field: "claimed", base: { is: "money", fen: 0 }, mine: { is: "money", fen: 8000 } },
    ]);
  });
});
