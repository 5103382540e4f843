import { Fragment } from "react";
import { shortInstantWords, spanWords } from "../../components/instant";
import { nowMs } from "../../components/now";
import { isRunning } from "../../ipc/asClock";
import type { Clock } from "../../ipc/generated/Clock";
import type { Grade } from "../../ipc/generated/Grade";
import type { IntakePreview } from "../../ipc/generated/IntakePreview";
import { listed } from "../../locales/joined";
import { text, useText } from "../../locales/text";

/** Left in the footer: the clocks that will start, who hears of it, the number to read out. */
export function Outcome({ preview }: { preview: IntakePreview | null }) {
  const words = useText();
  if (preview === null) return null;
  const parts = [
    ...preview.clocks.filter(isTold).map((clock) => clockWords(clock, preview)),
    ...whoIsTold(preview),
  ];
  return (
    <>
      <p>
        <b className="text-ink-1">{words("intake.after")}</b>{" "}
        {parts.map((part, index) => (
          <Fragment key={part}>
            {index > 0 && " · "}
            <span className="whitespace-nowrap">{part}</span>
          </Fragment>
        ))}
      </p>
      <p>
        {words("intake.number")} <b className="text-ink-1">{preview.provisional_number}</b>
        {words("intake.numberUse")}
      </p>
    </>
  );
}

/** The progress clock starts too, but is of no use to a customer at the counter. */
function isTold(clock: Clock): boolean {
  return clock.kind !== "progress" && isRunning(clock);
}

function clockWords(clock: Clock, { tier }: IntakePreview): string {
  const now = nowMs();
  const duty = text(`clockKind.${clock.kind}`);
  if (clock.kind !== "first_response") {
    return text("intake.due", { duty, instant: shortInstantWords(clock.due_at, now, undefined) });
  }
  const instant = shortInstantWords(clock.due_at, now, undefined);
  const target = clock.why.find((step) => step.type === "target");
  if (tier === null || !target || !("minutes" in target.target))
    return text("intake.limit", { duty, instant });
  const tierWord = text(`tier.${tier === "basic" ? "base" : tier}`);
  const span = spanWords(target.target.minutes * 60_000);
  return text("intake.limitOf", { duty, instant, tier: tierWord, span });
}

type Told = "seat.1" | "seat.2" | "seat.3" | "seat.quality";
/** Policy Part 16: who hears of it at registration. */
const SEATS_TOLD: Record<Grade, readonly Told[]> = {
  general: [],
  important: [],
  urgent: ["seat.1", "seat.quality"],
  major: ["seat.1", "seat.2", "seat.3"],
};

function whoIsTold({ grade, tier }: IntakePreview): string[] {
  const isHighValue = tier === "diamond" || tier === "gold";
  const byGrade = SEATS_TOLD[grade];
  const seats: readonly Told[] = byGrade.length === 0 && isHighValue ? ["seat.1"] : byGrade;
  return seats.length === 0
    ? []
    : [text("intake.tells", { seats: listed(seats.map((seat) => text(seat))) })];
}
