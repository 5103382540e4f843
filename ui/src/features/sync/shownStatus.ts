import type { SyncStatus as Shown } from "../../app/SyncState";
import { shortInstantWords } from "../../components/instant";
import type { SyncStatus } from "../../ipc/generated/SyncStatus";

/** The one word of the wire with the facts that stand beside it in the title bar. */
export function shownStatus(status: SyncStatus, now: number): Shown {
  switch (status.state) {
    case "synced": {
      const at = status.last_synced_at;
      return { kind: "synced", time: at === null ? null : shortInstantWords(at, now, undefined) };
    }
    case "syncing":
      return { kind: "syncing", progress: status.progress };
    case "offline":
      return { kind: "offline", pending: status.pending, oldestMs: oldestMs(status, now) };
    case "attention":
      return { kind: "needsYou", count: status.attention };
    case "auth_needed":
      return { kind: "signInAgain" };
  }
}

export function oldestMs(status: SyncStatus, now: number): number | null {
  return status.oldest_pending_at === null ? null : Math.max(0, now - status.oldest_pending_at);
}
