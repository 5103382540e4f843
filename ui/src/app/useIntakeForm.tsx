import { useState } from "react";
import type { ToastContent } from "../components/Toast";
import { IntakeDialog } from "../features/intake/IntakeDialog";
import type { SavedDraft } from "../ipc/generated/SavedDraft";
import { useAnswer, useCommand } from "../ipc/queries";
import { useText } from "../locales/text";
import type { WaitingDraft } from "./DraftBanner";

interface Intake {
  open: (from?: { draft?: SavedDraft; customer?: string }) => void;
  isOpen: boolean;
  drafts: readonly WaitingDraft[];
  dialog: React.ReactNode;
}

/** 登记投诉 over the desk, and the complaints half typed. */
export function useIntakeForm({
  say,
  onRegistered,
  onOpen,
}: {
  say: (content: Omit<ToastContent, "id">) => void;
  onRegistered: (complaint: string) => void;
  onOpen: (complaint: string) => void;
}): Intake {
  const text = useText();
  const [current, setCurrent] = useState<{
    round: number;
    draft?: SavedDraft;
    customer?: string;
  } | null>(null);
  const saved = useAnswer("list_drafts", {}).data ?? [];
  const discard = useCommand("discard_draft");
  const restore = useCommand("save_draft");
  const open: Intake["open"] = (from = {}) =>
    setCurrent((last) => last ?? { round: Date.now(), ...from });

  return {
    open,
    isOpen: current !== null,
    drafts: saved.map((one) => ({
      id: one.draft.id,
      savedAt: one.saved_at,
      title: text("desk.draft"),
      about: one.draft.description,
      onContinue: () => open({ draft: one }),
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
    dialog: (
      <IntakeDialog
        key={current?.round ?? "closed"}
        open={current !== null}
        onClose={() => setCurrent(null)}
        onRegistered={({ complaint, number }) => {
          setCurrent(null);
          onRegistered(complaint);
          say({
            words: text("desk.registered", { number }),
            action: { words: text("desk.registered.open"), act: () => onOpen(complaint) },
          });
        }}
        onOpenComplaint={(id) => {
          setCurrent(null);
          onOpen(id);
        }}
        {...(current?.draft ? { draft: current.draft } : {})}
        {...(current?.customer === undefined ? {} : { customer: current.customer })}
      />
    ),
  };
}
