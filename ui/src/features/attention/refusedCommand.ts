import { instantWords } from "../../components/instant";
import { rejectWords } from "../../errors/refusalWords";
import type { AttentionItem } from "../../ipc/generated/AttentionItem";
import type { AttentionList } from "../../ipc/generated/AttentionList";
import type { Command } from "../../ipc/generated/Command";
import { listed } from "../../locales/joined";
import { text } from "../../locales/text";

/** What the command does, as its button says. */
export function commandWords(command: Command | null): string {
  switch (command?.type) {
    case "act_on_complaint":
      return text(`action.${command.action.type}`);
    case "register_complaint":
    case "register_customer":
      return text(`attention.${command.type}`);
    default:
      return text("attention.command");
  }
}

export type Group = "decide" | "know" | "later";

/** Nothing to decide here: the central or a supervisor will. */
export function onlyToKnow({ kind }: Pick<AttentionItem, "kind">): boolean {
  return kind === "doubted" || kind === "in_review";
}

export function groupOf(item: AttentionItem, now: number): Group {
  if (onlyToKnow(item)) return "know";
  return item.later_until !== null && item.later_until > now ? "later" : "decide";
}

/** What the rail counts: what waits for a decision now. */
export function waitingCount(list: AttentionList | undefined, now = Date.now()): number {
  return list?.items.filter((item) => groupOf(item, now) === "decide").length ?? 0;
}

export interface RefusedWords {
  /** 冲突, 被拒绝, 请你定, 可能不被接受. */
  kind: string;
  headline: string;
  /** One sentence: who, when, what, and the rule. */
  story: string;
  next: string;
}

export function refusedWords(item: AttentionItem, now: number): RefusedWords {
  const what = commandWords(item.command);
  const { said, next } = rejectWords(item.reason);
  const facts = {
    who: item.actor_name,
    when: instantWords(item.written_at, now, undefined),
    what,
    why: said,
  };
  const story = text(
    item.kind === "doubted" ? "attention.doubted.story" : "attention.story",
    facts,
  );
  if (item.kind === "in_review") {
    const headline = text("attention.in_review.headline", { what });
    return { kind: text("attention.in_review"), headline, story, next };
  }
  if (item.kind === "review" && isHeld(item)) {
    const headline = text("attention.held.headline", facts);
    const held = text("attention.held.story", facts);
    return { kind: text("attention.review"), headline, story: held, next };
  }
  if (item.kind === "review") {
    const headline = text("attention.review.headline", { who: item.actor_name, what });
    return { kind: text("attention.review"), headline, story, next };
  }
  if (item.kind === "doubted") {
    const headline = text("attention.doubted.headline", { what });
    return { kind: text("attention.doubted"), headline, story, next };
  }
  if (item.clashes.length > 0) {
    const fields = listed(item.clashes.map(({ field }) => text(`field.${field}`)));
    const headline = text("attention.conflict.headline", { fields });
    return { kind: text("attention.conflict"), headline, story, next };
  }
  const headline = text("attention.headline", { what });
  return { kind: text("attention.refused"), headline, story, next };
}

/** The central held it by itself; nobody handed it over. */
function isHeld({ reason }: AttentionItem): boolean {
  if (reason.why !== "rule") return false;
  switch (reason.refusal.code) {
    case "not_proved":
    case "not_active":
    case "laptop_revoked":
    case "rules_broke":
      return true;
    default:
      return false;
  }
}
