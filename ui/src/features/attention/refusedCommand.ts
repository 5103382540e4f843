import { instantWords } from "../../components/instant";
import { rejectWords } from "../../errors/refusalWords";
import type { AttentionItem } from "../../ipc/generated/AttentionItem";
import type { Command } from "../../ipc/generated/Command";
import { text } from "../../locales/text";

/** What the command does, as its button says. */
export function commandWords(command: Command): string {
  return command.type === "act_on_complaint"
    ? text(`action.${command.action.type}`)
    : text(`attention.${command.type}`);
}

export interface RefusedWords {
  headline: string;
  /** One sentence: who, when, what, and the rule. */
  story: string;
  next: string;
}

export function refusedWords(item: AttentionItem, now: number): RefusedWords {
  const what = commandWords(item.command);
  const { said, next } = rejectWords(item.reason);
  return {
    headline: text("attention.headline", { what }),
    story: text("attention.story", {
      who: item.actor_name,
      when: instantWords(item.written_at, now, undefined),
      what,
      why: said,
    }),
    next,
  };
}

/** Unchanged it will be refused again, unless what refused it was not the command itself. */
export function needsChange({ reason }: AttentionItem): boolean {
  return reason.why === "rule" && !["not_found", "unknown_staff"].includes(reason.refusal.code);
}
