import { useState, type ReactNode } from "react";
import { classes } from "../components/classes";
import { Icon, type IconName } from "../components/icons";
import { spanWords } from "../components/instant";
import { Popover } from "../components/Popover";
import { text, useText } from "../locales/text";

export type SyncStatus =
  | { kind: "synced"; time: string | null }
  | { kind: "syncing"; progress: { done: number; total: number } | null }
  | { kind: "offline"; pending: number; oldestMs: number | null }
  | { kind: "needsYou"; count: number }
  | { kind: "signInAgain" };

export interface SyncWords {
  icon: IconName;
  words: string;
  detail?: string;
  pressing: boolean;
}

const DAY_MS = 86_400_000;

/** Icon and words in one fixed place. Grey, but for what needs a person. */
export function SyncState({
  status,
  children,
}: {
  status: SyncStatus;
  /** What its popover holds. */
  children?: ReactNode | ((close: () => void) => ReactNode);
}) {
  useText();
  const { icon, words, detail, pressing } = syncWords(status);
  const said = useSaidOnce(`${status.kind}${pressing ? "!" : ""}`, words);
  const button = (
    <button
      type="button"
      className={classes(
        "flex min-h-[1.75rem] items-center gap-7 rounded-control px-10 whitespace-nowrap",
        pressing ? "mark-edge bg-warn-tint font-semibold text-warn" : "text-ink-2 hover:bg-paper-3",
      )}
    >
      <Icon name={icon} />
      {words}
      {detail && (
        <span className={classes("text-meta font-normal large:hidden", !pressing && "text-ink-2")}>
          {detail}
        </span>
      )}
    </button>
  );
  return (
    <>
      {children === undefined ? (
        button
      ) : (
        <Popover trigger={button} align="end">
          {children}
        </Popover>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}

export function syncWords(status: SyncStatus): SyncWords {
  switch (status.kind) {
    case "synced": {
      const { time } = status;
      const words = time === null ? text("sync.syncedOnce") : text("sync.synced", { time });
      return { icon: "cloudTick", words, pressing: false };
    }
    case "syncing": {
      const { progress } = status;
      const words = progress ? text("sync.syncing", progress) : text("sync.syncingOnly");
      return { icon: "exchange", words, pressing: false };
    }
    case "needsYou":
      return {
        icon: "warning",
        words: text("sync.needsYou", { count: status.count }),
        pressing: true,
      };
    case "signInAgain":
      return { icon: "lock", words: text("sync.signInAgain"), pressing: true };
    case "offline": {
      const { pending, oldestMs } = status;
      if (pending === 0) return { icon: "cloudOff", words: text("sync.offline"), pressing: false };
      return {
        icon: "cloudOff",
        words: text("sync.offlinePending", { count: pending }),
        ...(oldestMs === null ? {} : { detail: text("sync.oldest", { age: spanWords(oldestMs) }) }),
        pressing: oldestMs !== null && oldestMs >= DAY_MS,
      };
    }
  }
}

/** Announces a change of state, never a change of a count. */
function useSaidOnce(state: string, words: string): string {
  const [seen, setSeen] = useState(state);
  const [said, setSaid] = useState("");
  if (seen !== state) {
    setSeen(state);
    setSaid(words);
  }
  return said;
}
