import { useRef, useState } from "react";
import { errorWords } from "../../../errors/presentation";
import { refusalWords } from "../../../errors/refusalWords";
import { toCallError } from "../../../ipc/client";
import type { Field } from "../../../ipc/generated/Field";
import type { FieldValue } from "../../../ipc/generated/FieldValue";
import type { Form } from "../../../ipc/generated/Form";
import type { FormDraft } from "../../../ipc/generated/FormDraft";
import type { RecordReceipt } from "../../../ipc/generated/RecordReceipt";
import type { Refusal } from "../../../ipc/generated/Refusal";
import type { SavedForm } from "../../../ipc/generated/SavedForm";
import { useCall } from "../../../ipc/queries";
import { sentences } from "../../../locales/joined";
import { text } from "../../../locales/text";
import { draftSaver } from "../../intake/draftSaver";
import { valueIn } from "./draft";

export interface Filling {
  valueOf: (field: Field) => FieldValue;
  set: (field: Field, value: FieldValue) => void;
  /** Typed texts that are no amount and no moment; nothing is sent while there is one. */
  setUnread: (field: Field, unread: boolean) => void;
  problemAt: (field: Field) => string | undefined;
  /** What no field is to blame for. */
  banner: { words: string; incident: string | null } | null;
  /** Null before the first save. */
  savedAt: number | null;
  unsaved: boolean;
  submitting: boolean;
  submit: () => Promise<RecordReceipt | null>;
  flush: () => Promise<void>;
}

/** A form being filled in: what it holds, where it is kept, what is wrong with it. */
export function useRecordForm(
  form: Form,
  complaint: string | null,
  saved: SavedForm | undefined,
): Filling {
  const call = useCall();
  const [draft, setDraft] = useState<FormDraft>(() => saved?.draft ?? freshDraft(form, complaint));
  const [savedAt, setSavedAt] = useState<number | null>(saved?.saved_at ?? null);
  const [unsaved, setUnsaved] = useState(false);
  const [submitting, setSubmitting] = useState(false);
  const [unread, setUnreadFields] = useState<readonly Field[]>([]);
  const [problems, setProblems] = useState<Partial<Record<Field, string>>>({});
  const [banner, setBanner] = useState<Filling["banner"]>(null);
  const latest = useRef(draft);
  const sending = useRef(false);
  const [saver] = useState(() =>
    draftSaver<FormDraft>(
      async (next) => {
        const answer = await call("save_form_draft", next);
        setSavedAt(answer.saved_at);
        setUnsaved(false);
      },
      () => setUnsaved(true),
    ),
  );

  const valueOf = (field: Field) => valueIn(draft, field);

  function set(field: Field, value: FieldValue) {
    // While it is on its way the draft that was sent is the one that counts.
    if (sending.current) return;
    const next = {
      ...latest.current,
      values: [...latest.current.values.filter((entry) => entry.field !== field), { field, value }],
    };
    latest.current = next;
    setDraft(next);
    setBanner(null);
    setProblems((before) =>
      Object.fromEntries(Object.entries(before).filter(([wrong]) => wrong !== field)),
    );
    saver.changed(next);
  }

  function refused(refusal: Refusal): boolean {
    const field = fieldOf(refusal);
    if (field === null || !form.fields.some((known) => known.field === field)) return false;
    const { said, next } = refusalWords(refusal);
    setProblems({ [field]: sentences([said, next]) });
    return true;
  }

  async function submit(): Promise<RecordReceipt | null> {
    if (sending.current) return null;
    const wrong = missing(form, latest.current);
    for (const field of unread) wrong[field] = text("intake.unread");
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) return null;
    sending.current = true;
    setSubmitting(true);
    setBanner(null);
    try {
      await saver.flush();
      const receipt = await call("submit_form", latest.current);
      saver.stop();
      return receipt;
    } catch (thrown) {
      const error = toCallError(thrown);
      if (error.refusal === null || !refused(error.refusal)) {
        const { said, next } = errorWords(error);
        setBanner({ words: sentences([said, next]), incident: error.incident });
      }
      return null;
    } finally {
      sending.current = false;
      setSubmitting(false);
    }
  }

  return {
    valueOf,
    set,
    setUnread: (field, isUnread) =>
      setUnreadFields((before) => [
        ...before.filter((known) => known !== field),
        ...(isUnread ? [field] : []),
      ]),
    problemAt: (field) => problems[field],
    banner,
    savedAt,
    unsaved,
    submitting,
    submit,
    flush: () => saver.flush(),
  };
}

function freshDraft(form: Form, complaint: string | null): FormDraft {
  const shown = form.fields.map(({ field, value }) => ({ field, value }));
  return {
    id: crypto.randomUUID(),
    form: form.form,
    record: form.record,
    complaint,
    seen_version: form.seen_version,
    base: shown,
    values: shown,
    supersedes: null,
  };
}

function missing(form: Form, draft: FormDraft): Partial<Record<Field, string>> {
  const gaps = form.fields.filter(
    ({ field, required }) => required && isGap(valueIn(draft, field)),
  );
  return Object.fromEntries(
    gaps.map(({ field }) => {
      const { said, next } = refusalWords({ code: "field_empty", facts: { field } });
      return [field, sentences([said, next])];
    }),
  );
}

const isGap = (value: FieldValue) =>
  value.is === "empty" || (value.is === "text" && value.text.trim() === "");

/** The field that a refusal is about, by name or by its code. */
export function fieldOf(refusal: Refusal): Field | null {
  if ("facts" in refusal && "field" in refusal.facts) return refusal.facts.field;
  if (refusal.code === "unknown_staff") return "owner";
  if (refusal.code !== "not_found") return null;
  if (refusal.facts.kind === "customer") return "customer";
  return refusal.facts.kind === "move_order" ? "order" : null;
}
