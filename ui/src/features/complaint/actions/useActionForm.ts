import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { nowMs } from "../../../components/now";
import { errorWords } from "../../../errors/presentation";
import { toCallError } from "../../../ipc/client";
import type { ComplaintView } from "../../../ipc/generated/ComplaintView";
import type { Refusal } from "../../../ipc/generated/Refusal";
import { useCall } from "../../../ipc/queries";
import { sentences } from "../../../locales/joined";
import { text } from "../../../locales/text";
import { draftSaver } from "../../intake/draftSaver";
import type { ActionSpec, RefusedAction } from "./ActionDialog";

interface Trouble<Form> {
  place: keyof Form | null;
  words: string;
  incident: string | null;
}

/** The form of an action: restored, kept as one types, sent. Null until the draft was looked for. */
export function useActionForm<Form extends object>(
  spec: ActionSpec<Form>,
  view: ComplaintView,
  prefill: RefusedAction | undefined,
  onClose: () => void,
) {
  const call = useCall();
  const queries = useQueryClient();
  const complaint = view.complaint.id;
  const { kind } = spec;
  // A push may bring a newer record while one types; what one does is about the one that one saw.
  const [seen] = useState(view.seen);
  const [form, setForm] = useState<Form | null>(() =>
    prefill ? merged(spec.initial(view), spec.typed?.(prefill.action) ?? prefill.action) : null,
  );
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [saving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble<Form> | null>(null);
  const [unread, setUnreadFields] = useState<readonly (keyof Form)[]>([]);
  const latest = useRef(form);
  const sending = useRef(false);
  const [saver] = useState(() =>
    draftSaver<Form>(async (typed) => {
      await call("save_action_draft", { complaint, kind, form: typed });
      setSavedAt(nowMs());
    }),
  );

  const restore = useEffectEvent((saved: unknown) => {
    if (latest.current !== null) return;
    latest.current = merged(spec.initial(view), saved);
    setForm(latest.current);
  });
  useEffect(() => {
    call("get_action_draft", { complaint, kind }).then(
      (draft) => restore(draft?.form),
      // Without the draft the form is still of use.
      () => restore(null),
    );
    // Looked for once, when the form opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  function set(change: Partial<Form>) {
    if (latest.current === null || sending.current) return;
    latest.current = { ...latest.current, ...change };
    setForm(latest.current);
    setTrouble(null);
    saver.changed(latest.current);
  }

  /** Whether it was taken. */
  async function submit(): Promise<boolean> {
    if (latest.current === null || sending.current) return false;
    if (unread[0] !== undefined) {
      setTrouble({ place: unread[0], words: text("intake.unread"), incident: null });
      return false;
    }
    const action = spec.toAction(latest.current, nowMs());
    if ("missing" in action) {
      const words = action.words ?? text("actions.choose");
      setTrouble({ place: action.missing, words, incident: null });
      return false;
    }
    sending.current = true;
    setSaving(true);
    try {
      await saver.flush();
      const supersedes = prefill?.supersedes ?? null;
      await call("act_on_complaint", { complaint, action, seen_version: seen, supersedes });
      saver.stop();
      await queries.invalidateQueries({ queryKey: ["get_complaint"] });
      onClose();
      return true;
    } catch (thrown) {
      const error = toCallError(thrown);
      const { said, next } = errorWords(error);
      setTrouble({
        place: error.refusal ? placeIn(spec, latest.current, error.refusal) : null,
        words: sentences([said, next, error.refusal?.code === "stale" && text("actions.reopen")]),
        incident: error.incident,
      });
      return false;
    } finally {
      sending.current = false;
      setSaving(false);
    }
  }

  return {
    form,
    set,
    savedAt,
    saving,
    banner: trouble?.place === null ? trouble : null,
    problemAt: (field: keyof Form) => (trouble?.place === field ? trouble.words : undefined),
    setUnread: (field: keyof Form, isUnread: boolean) =>
      setUnreadFields((before) => [
        ...before.filter((known) => known !== field),
        ...(isUnread ? [field] : []),
      ]),
    submit,
    close: () => {
      void saver.flush();
      onClose();
    },
  };
}

function placeIn<Form extends object>(
  spec: ActionSpec<Form>,
  form: Form,
  refusal: Refusal,
): keyof Form | null {
  const named = "facts" in refusal && "field" in refusal.facts ? refusal.facts.field : null;
  const renamed = named === null ? undefined : spec.renamed?.[named];
  if (renamed !== undefined) return renamed;
  if (named !== null && named in form) return named as keyof Form;
  return spec.places?.[refusal.code] ?? null;
}

/** Takes of a kept form what still fits; another version may have kept another shape. */
function merged<Form extends object>(initial: Form, kept: unknown): Form {
  if (typeof kept !== "object" || kept === null) return initial;
  const form = { ...initial };
  for (const key of Object.keys(initial) as (keyof Form & string)[]) {
    const value: unknown = Reflect.get(kept, key);
    const fits = form[key] === null || value === null || typeof value === typeof form[key];
    if (value !== undefined && fits) form[key] = value as Form[typeof key];
  }
  return form;
}
