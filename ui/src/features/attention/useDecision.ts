import { useState } from "react";
import { errorWords } from "../../errors/presentation";
import { toCallError } from "../../ipc/client";
import type { AttentionDecision } from "../../ipc/generated/AttentionDecision";
import type { AttentionItem } from "../../ipc/generated/AttentionItem";
import { useCall } from "../../ipc/queries";
import { sentences } from "../../locales/joined";
import { text } from "../../locales/text";

export interface Done {
  commandId: string;
  words: string;
}

/** Decides on an item, each decision a command, and takes the last one back. */
export function useDecision() {
  const call = useCall();
  const [saving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);

  /** Whether it was taken. */
  async function tried(act: () => Promise<unknown>): Promise<boolean> {
    setSaving(true);
    setTrouble(null);
    try {
      await act();
      return true;
    } catch (thrown) {
      const { said, next } = errorWords(toCallError(thrown));
      setTrouble(sentences([said, next]));
      return false;
    } finally {
      setSaving(false);
    }
  }

  async function decide(item: AttentionItem, decision: AttentionDecision): Promise<boolean> {
    // An edit given again starts from what was in view, not from what came in since.
    const { command_id, clashes: shown } = item;
    const taken = await tried(async () => {
      if (item.kind !== "review") return call("decide_attention", { command_id, decision, shown });
      const changed = decision.is === "reapply" ? decision.changed : null;
      const choice = decision.is === "discard" ? decision : ({ is: "apply", changed } as const);
      return call("decide_review", { review: command_id, decision: choice, shown });
    });
    if (taken) setDone({ commandId: command_id, words: text(`attention.done.${decision.is}`) });
    return taken;
  }

  async function undo(commandId: string) {
    if (await tried(() => call("undo_attention", { command_id: commandId }))) {
      setDone({ commandId: "", words: text("attention.undone") });
    }
  }

  return { saving, trouble, done, decide, undo, forget: () => setTrouble(null) };
}
