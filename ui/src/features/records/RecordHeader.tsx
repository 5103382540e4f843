import { Icon } from "../../components/icons";
import { Chip, PendingMark, TierSeal } from "../../components/marks";
import { tierOf } from "../../ipc/asMarks";
import type { RecordView } from "../../ipc/generated/RecordView";
import { useText } from "../../locales/text";
import { KIND_ICONS } from "./kinds";
import { sortWords, stateWords } from "./recordWords";

/** Which record this is, whose, and where it stands. */
export function RecordHeader({ view }: { view: RecordView }) {
  const text = useText();
  const { row } = view;
  const sort = sortWords(row.state);
  return (
    <header className="border-b border-line-1 px-20 pt-12 pb-10">
      <div className="flex flex-wrap items-center gap-x-12 gap-y-4">
        <span className="inline-flex items-center gap-6 text-ink-2">
          <Icon name={KIND_ICONS[row.kind]} />
          {text(`recordKind.${row.kind}`)}
          {sort !== null && <> · {sort}</>}
        </span>
        {row.state !== null && <Chip>{stateWords(row.state)}</Chip>}
        <span className="ml-auto inline-flex flex-wrap items-center gap-x-12 text-meta text-ink-2">
          {row.number !== null && (
            <b className="font-semibold text-ink-1 select-text">{row.number}</b>
          )}
          {view.pending > 0 && <PendingMark count={view.pending} />}
        </span>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-x-20 gap-y-4">
        <h1 className="min-w-0 text-title break-words">{row.title}</h1>
        <span className="inline-flex flex-wrap items-center gap-x-8">
          {row.tier !== null && <TierSeal tier={tierOf(row.tier)} full />}
          {row.kind !== "customer" && row.customer_masked !== null && <b>{row.customer_masked}</b>}
          {row.person !== null && <span className="text-ink-2">{row.person}</span>}
        </span>
      </div>
    </header>
  );
}
