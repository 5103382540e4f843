import { classes } from "../../components/classes";
import { Remaining, useCountdown } from "../../components/Countdown";
import type { Clock } from "../../components/countdownWords";
import { Chip, EscalationChip, GradeMark, PendingMark, TierSeal } from "../../components/marks";
import { asClock } from "../../ipc/asClock";
import { levelOf, stateOf, tierOf } from "../../ipc/asMarks";
import type { ComplaintRow } from "../../ipc/generated/ComplaintRow";
import { useText } from "../../locales/text";

/** Two lines; three at 150 %, where the grade stands above the title. */
export function QueueRow({
  row,
  selected,
  now,
}: {
  row: ComplaintRow;
  selected: boolean;
  now: number;
}) {
  const text = useText();
  const clock = row.next_clock;
  return (
    <div className="grid grid-cols-[var(--grade-column)_minmax(0,1fr)_auto] gap-x-0 px-16 py-6 large:grid-cols-[minmax(0,1fr)_auto]">
      <span className="row-span-2 self-center large:row-span-1">
        <GradeMark grade={row.grade} />
      </span>
      <span
        className={classes(
          "min-w-0 break-words large:order-1 large:col-span-2",
          selected && "font-semibold",
        )}
      >
        {row.title}
      </span>
      {clock ? (
        <Time clock={asClock(clock, now)} />
      ) : (
        <span className="row-span-2 self-center text-right text-meta text-ink-3 large:row-span-1">
          {row.stage === "resolved" ? "" : text("queue.noClock")}
        </span>
      )}
      <span className="flex min-w-0 flex-wrap items-center gap-x-6 gap-y-2 text-meta text-ink-2 large:order-2">
        <TierSeal tier={tierOf(row.tier)} />
        <span className="whitespace-nowrap">{row.customer_masked}</span>
        <span aria-hidden="true">·</span>
        <span className="whitespace-nowrap">{row.number}</span>
        <span aria-hidden="true">·</span>
        <span className="whitespace-nowrap">{text(`state.${stateOf(row.stage)}`)}</span>
        {row.seat !== "E0" && <EscalationChip level={levelOf(row.seat)} short />}
        {row.needs_attention && (
          <Chip tone="warn" icon="warning">
            {text("queue.refused")}
          </Chip>
        )}
        {row.pending && <PendingMark />}
      </span>
    </div>
  );
}

function Time({ clock }: { clock: Clock }) {
  const words = useCountdown(clock);
  return (
    <>
      <span className="pl-12 text-right">
        <Remaining words={words} />
        <span className="sr-only">{words.spoken}</span>
      </span>
      <span
        aria-hidden="true"
        className="col-start-3 row-start-2 pl-12 text-right text-meta whitespace-nowrap text-ink-2 large:order-3 large:col-start-auto large:row-start-auto"
      >
        {words.second}
      </span>
    </>
  );
}
