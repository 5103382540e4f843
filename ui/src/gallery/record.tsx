import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { applyTextSize, applyTheme, type TextSize, type Theme } from "../app/appearance";
import { watchCompositions } from "../components/ime";
import { nowMs, setClockOffset } from "../components/now";
import { actionKeys } from "../features/complaint/actions/forms";
import { ComplaintPage } from "../features/complaint/ComplaintPage";
import { NOW, view } from "../features/complaint/sample";
import { IntakeDialog } from "../features/intake/IntakeDialog";
import { preview, zeng, zhang } from "../features/intake/sample";
import { fakeHost } from "../host/fake";
import { HostContext, newQueryClient } from "../ipc/queries";
import type { ComplaintDraft } from "../ipc/generated/ComplaintDraft";
import { i18n, speak, type Locale } from "../locales/text";
import "../styles/base.css";

/** For the eye only, never built: intake.html?page=wide&theme=dark&text=150 */
const wanted = new URLSearchParams(window.location.search);
applyTheme((wanted.get("theme") ?? "light") as Theme);
applyTextSize((wanted.get("text") ?? "100") as TextSize);
await speak((wanted.get("language") ?? "zh-CN") as Locale);
watchCompositions();
setClockOffset(NOW - Date.now());

const ALL = Object.keys(actionKeys);
const host = fakeHost({
  preview_complaint: (draft) => ({
    ...preview,
    ...((draft as ComplaintDraft).customer === null ? { customer: null, tier: null } : {}),
  }),
  save_draft: (draft) => ({ draft, saved_at: nowMs(), customer: null }),
  find_customers: () => [zhang, { ...zhang, id: "shan", name: "张姗", tier: "basic" }, zeng],
  get_complaint: () =>
    wanted.has("all")
      ? { ...view, offers: ALL.map((action) => ({ action, refusal: null, is_next: false })) }
      : view,
  get_choices: () => ({ colleagues: view.people, departments: ["服务部", "搬家一队", "客服部"] }),
  get_action_draft: () => null,
  save_action_draft: () => ({}),
  get_session: () => ({ staff: { level: "L1" } }),
  act_on_complaint: () => ({ complaint: "c-1", number: "TS-2603-00415" }),
});
const nothing = () => undefined;
const wide = wanted.get("page") !== "narrow";
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <I18nProvider i18n={i18n}>
      <HostContext value={host}>
        <QueryClientProvider client={newQueryClient()}>
          <div className={wide ? "ml-172 h-full" : "ml-auto h-full w-[532px]"}>
            <ComplaintPage id="c-1" wide={wide} onOpenAttention={nothing} onOpen={nothing} />
          </div>
          <IntakeDialog
            open={wanted.get("page") === "intake"}
            onClose={nothing}
            onRegistered={nothing}
            onOpenComplaint={nothing}
          />
        </QueryClientProvider>
      </HostContext>
    </I18nProvider>,
  );
}

/** &type=zs types into the first field; &press=R presses keys; &click=解决 presses a button. */
setTimeout(() => {
  const typed = wanted.get("type");
  const field = document.querySelector("[role=combobox]");
  if (typed !== null && field instanceof HTMLInputElement) {
    // React hears of a value only through the setter of the prototype.
    Reflect.set(HTMLInputElement.prototype, "value", typed, field);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}, 600);
setTimeout(() => {
  const key = wanted.get("press");
  if (key !== null) {
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
    );
  }
  const click = wanted.get("click");
  if (click !== null) {
    [...document.querySelectorAll("button")]
      .find((button) => button.textContent.includes(click))
      ?.click();
  }
}, 1000);
