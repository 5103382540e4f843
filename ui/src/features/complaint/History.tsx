import { instantWords, shortInstantWords } from "../../components/instant";
import { Timeline, type TimelineEntry } from "../../components/Timeline";
import type { Person } from "../../ipc/generated/Person";
import type { TimelineLine } from "../../ipc/generated/TimelineLine";
import type { UtcMs } from "../../ipc/generated/UtcMs";
import { useText, text as words } from "../../locales/text";
import { eventWords, wordsOfEvent } from "./timelineWords";

/** An event that took effect this much before it was written is a note made afterwards. */
const LATE_MS = 5 * 60_000;

/** What a page has of its record's history. */
export interface WithHistory {
  timeline: readonly TimelineLine[];
  last_synced_at: UtcMs | null;
  people?: readonly Person[];
}

/** 经过, newest first; what only this laptop knows stands above the cut. */
export function History({ view, now }: { view: WithHistory; now: number }) {
  const text = useText();
  const nameOf = (id: string) =>
    view.people?.find((person) => person.id === id)?.name ?? text("record.someone");
  // What came from another system has none.
  if (view.timeline.length === 0) return null;
  return (
    <section className="px-20 py-12">
      <h2 className="mb-10 flex items-baseline gap-8">
        {text("history.title")}
        <span className="text-meta font-normal text-ink-2">{text("history.order")}</span>
      </h2>
      <Timeline
        entries={view.timeline.map((line, index) => entryOf(line, index, { now, nameOf }))}
        {...(view.last_synced_at === null
          ? {}
          : { lastSync: shortInstantWords(view.last_synced_at, now, undefined) })}
      />
    </section>
  );
}

function entryOf(
  { entry, pending }: TimelineLine,
  index: number,
  around: { now: number; nameOf: (id: string) => string },
): TimelineEntry {
  // The words of a newer build's entry are not ours to guess.
  if (entry === null || !(entry.event.type in eventWords)) {
    return {
      id: `unknown-${index}`,
      time: entry === null ? "" : shortInstantWords(entry.at, around.now, undefined),
      instant: entry === null ? "" : new Date(entry.at).toISOString(),
      title: words("history.unknown"),
      pending,
    };
  }
  const { what, details, turning = false, happenedAt } = wordsOfEvent(entry.event, around);
  const late =
    happenedAt !== undefined && entry.at - happenedAt > LATE_MS
      ? words("history.late", { time: instantWords(happenedAt, around.now, undefined) })
      : null;
  const detail = [...details, late].filter((part) => part !== null && part !== "").join(" · ");
  const who = entry.by_name ?? words("history.system");
  return {
    id: `${entry.command}-${entry.ordinal}`,
    time: shortInstantWords(entry.at, around.now, undefined),
    instant: new Date(entry.at).toISOString(),
    title: (
      <span className={turning ? "font-semibold" : undefined}>
        {who} {what}
      </span>
    ),
    detail,
    turning,
    pending,
  };
}
