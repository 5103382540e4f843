import type { ReactNode } from "react";
import { useText } from "../locales/text";
import { classes } from "./classes";
import { PendingMark } from "./marks";

export interface TimelineEntry {
  id: string;
  time: string;
  /** For the `time` element and for people who point at it. */
  instant: string;
  title: ReactNode;
  detail?: ReactNode;
  /** A turning point has a filled dot. */
  turning?: boolean;
  /** Only on this laptop so far: drawn dashed, kept above the cut. */
  pending?: boolean;
}

/** Newest first. What only this laptop knows stands above a dashed cut. */
export function Timeline({
  entries,
  lastSync,
}: {
  entries: readonly TimelineEntry[];
  lastSync?: string;
}) {
  const text = useText();
  const pending = entries.filter((entry) => entry.pending);
  const known = entries.filter((entry) => !entry.pending);
  return (
    <ol>
      {pending.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
      {pending.length > 0 && known.length > 0 && (
        <li className="mb-8 flex items-center gap-10 text-meta text-ink-3">
          <i aria-hidden="true" className="w-34 border-t border-dashed border-line-ui" />
          {lastSync === undefined
            ? text("timeline.cut", { count: pending.length })
            : text("timeline.cutSince", { count: pending.length, time: lastSync })}
          <i aria-hidden="true" className="flex-1 border-t border-dashed border-line-ui" />
        </li>
      )}
      {known.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { time, instant, title, detail, turning = false, pending = false } = entry;
  return (
    <li className="grid grid-cols-[3rem_1rem_minmax(0,1fr)] gap-x-10 leading-[1.25rem]">
      <time dateTime={instant} className="text-right text-meta leading-[1.25rem] text-ink-3">
        {time}
      </time>
      <span aria-hidden="true" className="relative">
        <i
          className={classes(
            "absolute inset-y-0 left-1/2 w-px",
            pending ? "dashed-thread" : "bg-line-2",
          )}
        />
        <i
          className={classes(
            "absolute top-6 left-[calc(50%-3.5px)] size-8 rounded-full border-[1.5px]",
            turning ? "fill-bar bg-ink-2" : "bg-paper-0",
            pending || turning ? "border-ink-2" : "border-ink-3",
            pending && "border-dashed",
          )}
        />
      </span>
      <div className="pb-10">
        <span className="inline-flex flex-wrap items-center gap-x-6">
          {title}
          {pending && <PendingMark />}
        </span>
        {detail && <p className="text-meta text-ink-2">{detail}</p>}
      </div>
    </li>
  );
}
