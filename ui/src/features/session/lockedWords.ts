import { instantWords, SECONDS_UNDER_MS, spanWords } from "../../components/instant";
import type { KnownUser } from "../../ipc/generated/KnownUser";
import type { LockedDesk } from "../../ipc/generated/LockedDesk";
import { clauses, sentences } from "../../locales/joined";
import { text } from "../../locales/text";

const MINUTE = 60_000;
const SOON = 60 * MINUTE;

export interface DueWords {
  tone: "plain" | "amber" | "red";
  words: string;
}

/** How much presses, in counts and times: a locked desk names nobody. */
export function dueWords({ due_at }: LockedDesk, now: number): DueWords {
  const over = due_at.filter((at) => at < now).length;
  const ahead = due_at.filter((at) => at >= now);
  const soon = ahead.filter((at) => at - now < SOON).length;
  const [next] = ahead;
  const parts: string[] = [];
  if (over > 0) parts.push(text("session.dueOver", { count: over }));
  if (soon > 0 && next !== undefined) {
    const span = spanWords(next - now);
    parts.push(
      soon === 1
        ? text("session.dueOne", { span })
        : text("session.dueSoon", { count: soon, span }),
    );
  }
  if (parts.length > 0) return { tone: over > 0 ? "red" : "amber", words: clauses(parts) };
  const words =
    next === undefined
      ? text("session.dueNothing")
      : text("session.dueNext", { when: instantWords(next, now, undefined) });
  return { tone: "plain", words };
}

/** How long these words hold. */
export function dueWordsHoldMs(locked: LockedDesk | null, now: number): number | null {
  const next = locked?.due_at.find((at) => at >= now);
  if (next === undefined) return null;
  return next - now < SECONDS_UNDER_MS ? 1000 : MINUTE;
}

/** What waits here and how long one may read without the central. */
export function offlineWords(
  locked: LockedDesk | null,
  person: KnownUser | null,
  now: number,
): string {
  const told: string[] = [];
  if (locked !== null && locked.last_synced_at !== null) {
    const when = instantWords(locked.last_synced_at, now, undefined);
    told.push(text("session.lastContact", { when }));
  }
  if (locked !== null && locked.pending > 0) {
    told.push(text("session.pendingKept", { count: locked.pending }));
  }
  const until = person?.lease_until ?? null;
  if (until !== null) {
    told.push(
      until < now
        ? text("session.leaseOver")
        : text("session.leaseUntil", { when: instantWords(until, now, undefined) }),
    );
  }
  return sentences([...told, text("session.offline")]);
}
