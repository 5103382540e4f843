import { useState } from "react";
import type { ToastContent } from "../components/Toast";
import { askOfDraft } from "../features/records/form/draft";
import type { AskForm } from "../ipc/generated/AskForm";
import type { OneRecord } from "../ipc/generated/OneRecord";
import type { SavedForm } from "../ipc/generated/SavedForm";
import { useAnswer, useCommand } from "../ipc/queries";
import { useText } from "../locales/text";
import type { WaitingDraft } from "./DraftBanner";
import { RecordForm } from "./parts";

export interface Forms {
  open: (asked: AskForm) => void;
  close: () => void;
  isOpen: boolean;
  drafts: readonly WaitingDraft[];
  form: React.ReactNode;
}

/** The form that is open over the desk, and those half filled in. */
export function useForms({
  say,
  onOpen,
}: {
  say: (content: Omit<ToastContent, "id">) => void;
  onOpen: (record: OneRecord) => void;
}): Forms {
  const text = useText();
  const [current, setCurrent] = useState<{
    round: number;
    asked: AskForm;
    saved?: SavedForm;
  } | null>(null);
  const saved = useAnswer("list_form_drafts", {}).data ?? [];
  const discard = useCommand("discard_draft");
  const restore = useCommand("save_form_draft");
  const close = () => setCurrent(null);

  return {
    open: (asked) => setCurrent((last) => last ?? { round: Date.now(), asked }),
    close,
    isOpen: current !== null,
    drafts: saved.map((one) => ({
      id: one.draft.id,
      savedAt: one.saved_at,
      title: text("form.waiting", { form: text(`form.${one.draft.form}`) }),
      about: aboutOf(one),
      onContinue: () => setCurrent({ round: Date.now(), asked: askOfDraft(one.draft), saved: one }),
      onDiscard: () =>
        discard.mutate(
          { id: one.draft.id },
          {
            onSuccess: () =>
              say({
                words: text("desk.draft.discarded"),
                action: { words: text("desk.undo"), act: () => restore.mutate(one.draft) },
              }),
          },
        ),
    })),
    form: current && (
      <RecordForm
        key={current.round}
        asked={current.asked}
        {...(current.saved ? { saved: current.saved } : {})}
        onClose={close}
        onSubmitted={({ kind, id, number }) => {
          close();
          say({
            words: number === null ? text("form.saved") : text("form.savedNumber", { number }),
            action: { words: text("desk.registered.open"), act: () => onOpen({ kind, id }) },
          });
        }}
      />
    ),
  };
}

/** The longest thing typed says best which one it is. */
function aboutOf({ draft }: SavedForm): string {
  return draft.values
    .flatMap(({ value }) => (value.is === "text" ? [value.text] : []))
    .reduce((longest, typed) => (typed.length > longest.length ? typed : longest), "");
}
