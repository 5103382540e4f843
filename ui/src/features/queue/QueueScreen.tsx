import { useMemo, type ReactNode } from "react";
import { PaneHeader, Panes } from "../../app/Panes";
import { KeyCap } from "../../components/KeyCap";
import { useNow } from "../../components/now";
import { Skeleton } from "../../components/Skeleton";
import { ErrorBanner } from "../../errors/ErrorBanner";
import { isRunning } from "../../ipc/asClock";
import { useAnswer } from "../../ipc/queries";
import { useText } from "../../locales/text";
import { ComplaintPage } from "../complaint/ComplaintPage";
import { useNarrow } from "./narrow";
import { Queue } from "./Queue";

export const LIMIT = 1000;
const MINUTE = 60_000;

export interface QueueSelection {
  selected: string | null;
  onSelect: (id: string) => void;
  /** To the page that has the whole width. */
  onOpen: (id: string) => void;
  onOpenAttention: () => void;
}

/** A list of complaints and the one that is selected. 今日工作台 and 投诉 are two of it. */
export function QueueScreen({
  title,
  fact,
  filter,
  banner,
  empty,
  includeResolved,
  selected,
  onSelect,
  onOpen,
  onOpenAttention,
}: QueueSelection & {
  title: string;
  /** `overdue` is null when nothing is listed. */
  fact?: (now: number, overdue: number | null) => string;
  filter?: ReactNode;
  banner?: ReactNode;
  /** In the place of the whole list, when it holds nothing. */
  empty: (now: number) => ReactNode;
  includeResolved: boolean;
}) {
  const text = useText();
  const narrow = useNarrow();
  const now = useNow((at) => MINUTE - (at % MINUTE));
  const answer = useAnswer(
    "list_complaints",
    { include_resolved: includeResolved, limit: LIMIT },
    { keepLast: true },
  );
  const rows = answer.data;
  const shown = useMemo(() => present(rows?.map(({ id }) => id) ?? [], selected), [rows, selected]);
  const overdue = rows?.filter(
    ({ next_clock: clock }) => clock !== null && isRunning(clock) && now > clock.due_at,
  ).length;
  const header = (
    <PaneHeader title={title} fact={fact?.(now, rows?.length === 0 ? null : (overdue ?? 0))}>
      <span className="flex items-center gap-3 text-meta text-ink-2 compact:hidden">
        <KeyCap keys="J" />
        <KeyCap keys="K" /> {text("queue.keys")} · <KeyCap keys="?" /> {text("queue.moreKeys")}
      </span>
    </PaneHeader>
  );
  const above = (
    <>
      {header}
      {filter}
      {banner && <div className="flex-none px-16 pt-10 pb-2">{banner}</div>}
      {answer.error && (
        <div className="flex-none px-16 pt-10 pb-2">
          <ErrorBanner error={answer.error} onAct={() => void answer.refetch()} />
        </div>
      )}
    </>
  );

  if (rows?.length === 0) {
    return (
      <div className="flex h-full flex-col bg-paper-1">
        {above}
        <div className="min-h-0 flex-1">{empty(now)}</div>
      </div>
    );
  }
  return (
    <Panes
      list={
        <>
          {above}
          {rows ? (
            <Queue
              rows={rows}
              now={now}
              selected={shown}
              onSelect={narrow ? onOpen : onSelect}
              onOpen={onOpen}
            />
          ) : (
            <div className="px-16">
              {!answer.error && <Skeleton rows={8} doing={text("queue.loading")} />}
            </div>
          )}
          {rows?.length === LIMIT && (
            <p className="flex-none border-t border-line-1 px-16 py-6 text-meta text-ink-2">
              {text("queue.truncated", { count: LIMIT })}
            </p>
          )}
        </>
      }
      detail={
        narrow ? null : shown === null ? (
          <p className="p-20 text-ink-2">{rows ? text("queue.pick") : ""}</p>
        ) : (
          <ComplaintPage
            key={shown}
            id={shown}
            wide={false}
            onOpenAttention={onOpenAttention}
            onOpen={() => onOpen(shown)}
          />
        )
      }
    />
  );
}

/** What was selected while it is in the list, else the first. */
function present(ids: readonly string[], selected: string | null): string | null {
  return selected !== null && ids.includes(selected) ? selected : (ids[0] ?? null);
}
