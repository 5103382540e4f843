import { useId, type ReactNode } from "react";
import { Button } from "../../components/Button";
import { ariaKeys, KeyCap } from "../../components/KeyCap";
import type { Shortcuts } from "../../components/shortcuts";
import { refusalWords } from "../../errors/refusalWords";
import type { AskForm } from "../../ipc/generated/AskForm";
import type { FormKind } from "../../ipc/generated/FormKind";
import type { RecordOffer } from "../../ipc/generated/RecordOffer";
import type { RecordView } from "../../ipc/generated/RecordView";
import type { Refusal } from "../../ipc/generated/Refusal";
import { useText } from "../../locales/text";
import { ask, useDesk } from "./desk";
import { FORM_KEYS } from "./kinds";

type Blocked = RecordOffer & { refusal: Refusal };
const blockedId = (form: FormKind) => `not-now-${form}`;

/** The form, filled from the record that it was asked on. */
export function askOn({ row, fields }: RecordView, form: FormKind): AskForm {
  const named = (name: "customer" | "order") => {
    const value = fields.find(({ field }) => field === name)?.value;
    return value?.is === "record" ? value.id : null;
  };
  if (form === "edit_customer" || form === "finish_task") return ask(form, { record: row.id });
  return ask(form, {
    customer: row.kind === "customer" ? row.id : named("customer"),
    order: row.kind === "move_order" ? row.id : named("order"),
    complaint: row.kind === "complaint" ? row.id : null,
  });
}

/** What may be done opens; what may not goes to the sentence that says why. */
export function offerKeys(view: RecordView, onForm: (asked: AskForm) => void): Shortcuts {
  return Object.fromEntries(
    view.offers.map(({ form, refusal }) => [
      FORM_KEYS[form],
      () => {
        if (refusal === null) onForm(askOn(view, form));
        else document.getElementById(blockedId(form))?.focus();
      },
    ]),
  );
}

export function OfferButtons({ view, wide = false }: { view: RecordView; wide?: boolean }) {
  const text = useText();
  const desk = useDesk();
  return view.offers
    .filter(({ refusal }) => refusal === null)
    .map(({ form }) => (
      <Button
        key={form}
        wide={wide}
        // Ending a task is the one thing that its page is for.
        kind={form === "finish_task" ? "primary" : "outline"}
        keys={FORM_KEYS[form]}
        onPress={() => desk.openForm(askOn(view, form))}
      >
        {text(`form.${form}`)}
      </Button>
    ));
}

export function OfferRow({ view, children }: { view: RecordView; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-6 border-b border-line-1 px-20 py-12">
      <OfferButtons view={view} />
      <span className="ml-auto">{children}</span>
    </div>
  );
}

export function OfferColumn({ view }: { view: RecordView }) {
  const text = useText();
  const may = view.offers.some(({ refusal }) => refusal === null);
  return (
    <div className="grid content-start gap-6 px-16 py-12">
      <h2>{text("actions.now")}</h2>
      {may ? (
        <OfferButtons view={view} wide />
      ) : (
        <p className="text-ink-2">{text("records.only")}</p>
      )}
      <NotNow view={view} />
    </div>
  );
}

/** 暂时不能: each with the rule and who can. In reach of the keyboard, and without effect. */
export function NotNow({ view }: { view: RecordView }) {
  const text = useText();
  const blocked = view.offers.filter((offer): offer is Blocked => offer.refusal !== null);
  if (blocked.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="mb-6">{text("actions.notNow")}</h2>
      {blocked.map((offer) => (
        <BlockedLine key={offer.form} offer={offer} />
      ))}
    </section>
  );
}

function BlockedLine({ offer: { form, refusal } }: { offer: Blocked }) {
  const text = useText();
  const reasonId = useId();
  const { said, next } = refusalWords(refusal);
  return (
    <div className="border-t border-line-1 py-7">
      <button
        id={blockedId(form)}
        type="button"
        aria-disabled
        aria-describedby={reasonId}
        aria-keyshortcuts={ariaKeys(FORM_KEYS[form])}
        className="flex min-h-[1.5rem] w-full items-center justify-between rounded-mark text-left text-ink-2"
      >
        {text(`form.${form}`)}
        <KeyCap keys={FORM_KEYS[form]} />
      </button>
      <p id={reasonId} className="text-meta text-ink-2">
        {said} <span className="text-ink-3">{next}</span>
      </p>
    </div>
  );
}
