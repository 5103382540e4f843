import { useId } from "react";
import { instantWords, spanWords } from "../../components/instant";
import { KeyCap } from "../../components/KeyCap";
import { SegmentBar, SegmentSwatch, type Segment as Bar } from "../../components/SegmentBar";
import { useShortcuts } from "../../components/shortcuts";
import { stoppedAt } from "../../ipc/asClock";
import type { Clock } from "../../ipc/generated/Clock";
import type { Segment } from "../../ipc/generated/Segment";
import { useText } from "../../locales/text";
import { barOf, usedShare } from "./clocks";
import { whyRows } from "./whyRows";

const SWATCHES: Partial<Record<Segment["type"], Bar["kind"]>> = {
  counted: "counted",
  closed: "paused",
  paused: "paused",
  quiet_hours: "left",
};

/** Why a deadline is what it is: the bar to scale, then every step with its ground. */
export function Why({
  clock,
  playbookVersion,
  now,
  onClose,
}: {
  clock: Clock;
  playbookVersion: number;
  now: number;
  onClose: () => void;
}) {
  const text = useText();
  const titleId = useId();
  useShortcuts({ Esc: onClose });
  const target = clock.why.find((step) => step.type === "target")?.target;
  const minutes = target !== undefined && "minutes" in target ? target.minutes : null;
  const duty = text(`clockKind.${clock.kind}`);
  const met = stoppedAt(clock);
  return (
    <section aria-labelledby={titleId} className="border-b border-line-1 bg-paper-0 px-20 py-10">
      <header className="mb-10 flex flex-wrap items-center gap-x-10 gap-y-2">
        <h2 id={titleId}>
          {text("why.title", { instant: instantWords(clock.due_at, now, undefined) })}
        </h2>
        {minutes !== null && (
          <span className="text-meta text-ink-2">
            {text("why.lead", { duty, span: spanWords(minutes * 60_000) })}
          </span>
        )}
        <span className="ml-auto text-meta text-ink-3">
          {text("why.playbook", { version: playbookVersion })} ·{" "}
          {text(`calendar.${clock.calendar}`)}
        </span>
        <button
          type="button"
          aria-label={`${text("control.close")} Esc`}
          onClick={onClose}
          className="rounded-mark"
        >
          <KeyCap keys="Esc" />
        </button>
      </header>
      <SegmentBar segments={barOf(clock, now)} now={met ?? now} />
      <div className="overflow-x-auto">
        <table className="mt-4 w-full text-left">
          <thead className="text-meta text-ink-2">
            <tr>
              <th className="py-2 pr-12 font-normal">{text("why.headStep")}</th>
              <th className="py-2 pr-12 font-normal">{text("why.headSpan")}</th>
              <th className="py-2 pr-16 text-right font-normal">{text("why.headLength")}</th>
              <th className="py-2 font-normal">{text("why.headGround")}</th>
            </tr>
          </thead>
          <tbody>
            {whyRows(clock, now).map((row, index) => {
              const swatch = SWATCHES[row.kind];
              return (
                <tr key={index} className="align-baseline">
                  <td className="py-1 pr-12 whitespace-nowrap">
                    {swatch && <SegmentSwatch kind={swatch} />}
                    {row.step}
                  </td>
                  <td className="py-1 pr-12 whitespace-nowrap text-ink-2">{row.span}</td>
                  <td className="py-1 pr-16 text-right whitespace-nowrap">{row.length}</td>
                  <td className="py-1 text-ink-2">{row.ground}</td>
                </tr>
              );
            })}
            <tr className="align-baseline">
              <td className="py-1 pr-12 whitespace-nowrap">
                <SegmentSwatch kind={met === null ? "left" : "counted"} />
                {text(met === null ? "why.left" : "why.done")}
              </td>
              <td className="py-1 pr-12 whitespace-nowrap text-ink-2" />
              <td className="py-1 pr-16 text-right font-semibold whitespace-nowrap">
                {spanWords(Math.abs(clock.due_at - (met ?? now)))}
              </td>
              <td className="py-1 text-ink-2">
                {met !== null
                  ? text("why.met", { instant: instantWords(met, now, undefined) })
                  : now > clock.due_at
                    ? text("why.over")
                    : text("why.usedGround", {
                        span: spanWords(now - clock.started_at),
                        percent: Math.round(usedShare(clock, now) * 100),
                      })}
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}
