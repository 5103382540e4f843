import { useEffect, useState } from "react";
import {
  Chip,
  EscalationChip,
  GradeMark,
  PendingMark,
  StateChip,
  TierSeal,
} from "../../components/marks";
import { levelOf, stateOf, tierOf } from "../../ipc/asMarks";
import type { ComplaintView } from "../../ipc/generated/ComplaintView";
import { useText } from "../../locales/text";

/** Which complaint this is, whose, and where it stands. */
export function RecordHeader({ view, wide }: { view: ComplaintView; wide: boolean }) {
  const text = useText();
  const { complaint, people } = view;
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name;
  const { escalation, official_number: official, complainant } = complaint;
  const holder = people.find((person) => person.seat === escalation?.seat)?.name;
  const assignee = complaint.assignee === null ? undefined : nameOf(complaint.assignee);
  const owner = nameOf(complaint.owner);

  return (
    <header className={wide ? "border-b border-line-1 px-20 pt-10 pb-8" : "px-20 pt-12"}>
      <div className="flex flex-wrap items-center gap-x-12 gap-y-4">
        {wide && (
          <span className="text-ink-2">
            {text("record.crumb")} <span aria-hidden="true">›</span>
          </span>
        )}
        <GradeMark grade={complaint.grade} />
        <StateChip state={stateOf(complaint.stage)} />
        {escalation && (
          <EscalationChip
            level={levelOf(escalation.seat)}
            {...(holder === undefined ? {} : { person: holder })}
          />
        )}
        {complaint.grade_confirmed_by === null && (
          <Chip tone="outline">{text("record.unconfirmed")}</Chip>
        )}
        <span className="ml-auto inline-flex flex-wrap items-center gap-x-12 text-meta text-ink-2">
          {official !== null && (
            <CopyableNumber label={text("record.official")} number={official} strong />
          )}
          <CopyableNumber
            label={text("record.provisional")}
            number={complaint.provisional_number}
            strong={official === null}
          />
          {view.pending > 0 && <PendingMark count={view.pending} />}
        </span>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-x-20 gap-y-4">
        <h1 className="min-w-0 text-title break-words">{view.title}</h1>
        <span className="inline-flex flex-wrap items-center gap-x-8 gap-y-2">
          <TierSeal tier={tierOf(complaint.tier)} full />
          <b>{view.customer_masked}</b>
          {view.phone_masked}
          {complainant !== null && (
            <span className="text-ink-2">
              {text("record.complainant", {
                name: complainant.name,
                relation: text(`relation.${complainant.relation}`),
              })}
            </span>
          )}
          {complaint.order_number !== null && (
            <>
              <span aria-hidden="true">·</span>
              {text("record.order", { number: complaint.order_number })}
            </>
          )}
        </span>
        <span className={wide ? "ml-auto text-ink-2" : "text-ink-2"}>
          {assignee !== undefined && <>{text("record.assignee", { name: assignee })} · </>}
          {owner !== undefined && text("record.owner", { name: owner })}
        </span>
      </div>
    </header>
  );
}

const SAID_FOR_MS = 2000;

/** A number is there to be read out and pasted. */
function CopyableNumber({
  label,
  number,
  strong,
}: {
  label: string;
  number: string;
  strong: boolean;
}) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span className="inline-flex items-center gap-4 whitespace-nowrap">
      {label}
      <button
        type="button"
        title={text("record.copy", { number })}
        onClick={() =>
          void navigator.clipboard.writeText(number).then(
            () => setCopied(true),
            () => undefined,
          )
        }
        className={`min-h-[1.5rem] rounded-mark select-text hover:underline ${strong ? "font-semibold text-ink-1" : ""}`}
      >
        {number}
      </button>
      <span role="status">{copied ? text("record.copied") : ""}</span>
    </span>
  );
}
