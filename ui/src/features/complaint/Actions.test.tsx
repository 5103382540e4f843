import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakeHost, type FakeHost } from "../../host/fake";
import type { ActionKind } from "../../ipc/generated/ActionKind";
import type { ComplaintView } from "../../ipc/generated/ComplaintView";
import type { Offer } from "../../ipc/generated/Offer";
import { HostContext, newQueryClient } from "../../ipc/queries";
import { i18n } from "../../locales/text";
import { groupOffers } from "./actionGroups";
import { forms } from "./actions/forms";
import { ComplaintPage } from "./ComplaintPage";
import { view as sample } from "./sample";

const offer = (action: ActionKind, more: Partial<Offer> = {}): Offer => ({
  action,
  refusal: null,
  is_next: false,
  ...more,
});
const tooLow = { code: "level_too_low", facts: { needed: "L2", grade: null } } as const;
const view: ComplaintView = {
  ...sample,
  complaint: { ...sample.complaint, stage: "processing" },
  offers: [
    offer("note_progress", { is_next: true }),
    offer("propose"),
    offer("pause", { refusal: tooLow }),
    offer("regrade"),
    offer("verify_amount"),
    offer("escalate"),
    offer("merge", { refusal: tooLow }),
  ],
};

let host: FakeHost;
beforeEach(() => {
  host = fakeHost({
    get_complaint: () => view,
    get_choices: () => ({ colleagues: view.people, departments: [] }),
    get_action_draft: () => null,
    get_session: () => ({ staff: { level: "L1" } }),
  });
});
afterEach(cleanup);

async function show(wide = true) {
  render(
    <I18nProvider i18n={i18n}>
      <HostContext value={host}>
        <QueryClientProvider client={newQueryClient()}>
          <ComplaintPage id="c-1" wide={wide} />
        </QueryClientProvider>
      </HostContext>
    </I18nProvider>,
  );
  await screen.findByRole("button", { name: /更多/ });
}
const press = (key: string) =>
  act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key }));
const named = (name: string) => screen.findByRole("dialog", { name });

describe("what can be done", () => {
  it("is the next duty, the usual of the stage, and the rest behind 更多", () => {
    const { next, others, more, blocked, seldomBlocked } = groupOffers(view);
    expect(next?.action).toBe("note_progress");
    expect(others.map(({ action }) => action)).toEqual(["propose", "escalate"]);
    expect(more.map(({ action }) => action)).toEqual(["regrade", "verify_amount"]);
    expect(blocked.map(({ action }) => action)).toEqual(["pause"]);
    expect(seldomBlocked.map(({ action }) => action)).toEqual(["merge"]);
  });

  it("loses no action on the way: each is next, usual, behind 更多 or said why not", () => {
    const kinds = Object.keys(forms) as ActionKind[];
    for (const stage of ["registered", "pending", "visited", "closed"] as const) {
      const complaint = { ...view.complaint, stage };
      const offers = kinds.map((kind, at) => offer(kind, at % 2 ? { refusal: tooLow } : {}));
      const { others, more, blocked, seldomBlocked } = groupOffers({ ...view, complaint, offers });
      const found = [others, more, blocked, seldomBlocked].flat().map(({ action }) => action);
      expect(found.sort()).toEqual([...kinds].sort());
    }
  });

  it.each([true, false])("opens 更多 with the full stop, and a form from there", async (wide) => {
    await show(wide);
    press(".");
    const menu = within(await named("更多操作"));
    await waitFor(() =>
      expect(menu.getByRole("button", { name: /改级/ })).toBe(document.activeElement),
    );
    press("ArrowDown");
    const verify = menu.getByRole("button", { name: /核定金额/ });
    expect(verify).toBe(document.activeElement);
    expect(verify.getAttribute("aria-keyshortcuts")).toBe("2");
    press("2");
    await named("核定金额");
    expect(screen.queryByRole("dialog", { name: "更多操作" })).toBeNull();
  });

  it("opens with its own key what is behind 更多", async () => {
    await show();
    press("T");
    await named("改级");
  });

  it("says of what is seldom done why not, once one asks", async () => {
    await show();
    const side = within(screen.getByRole("complementary"));
    expect(side.queryByRole("button", { name: "合并" })).toBeNull();
    fireEvent.click(side.getByRole("button", { name: "另外 1 项" }));
    const merge = side.getByRole("button", { name: "合并" });
    expect(merge.getAttribute("aria-disabled")).toBe("true");
  });
});
