import type { ReactNode } from "react";
import { classes } from "../../components/classes";
import { Icon } from "../../components/icons";
import { instantWords, dayWords } from "../../components/instant";
import { Chip, GradeMark, PendingMark, TierSeal } from "../../components/marks";
import { tierOf } from "../../ipc/asMarks";
import type { RecordRow as Row } from "../../ipc/generated/RecordRow";
import { useText } from "../../locales/text";
import { KIND_ICONS } from "./kinds";
import { sortWords, stateWords } from "./recordWords";

/** A record of any kind in two lines: what it is, whose, and where it stands. */
export function RecordRow({
  row,
  now,
  selected = false,
  title,
  number,
  whose,
}: {
  row: Row;
  now: number;
  selected?: boolean;
  /** In the place of the words of the row, with what a search matched. */
  title?: ReactNode;
  number?: ReactNode;
  whose?: ReactNode;
}) {
  const text = useText();
  const sort = sortWords(row.state);
  const meta: { key: string; words: ReactNode }[] = [];
  if (sort !== null) meta.push({ key: "sort", words: sort });
  if (row.customer_masked !== null && row.kind !== "customer")
    meta.push({ key: "whose", words: whose ?? row.customer_masked });
  if (row.number !== null) meta.push({ key: "number", words: number ?? row.number });
  if (row.person !== null) meta.push({ key: "person", words: row.person });
  const seal = row.tier !== null && <TierSeal tier={tierOf(row.tier)} />;
  // A customer has a name and a tier: one line, as high as the others' two.
  const isOneLine = row.kind === "customer" && meta.length === 0;
  return (
    <div className="grid min-h-[2.5rem] grid-cols-[1.625rem_minmax(0,1fr)_auto] content-center items-center px-16 py-6">
      <span className="row-span-2 self-center text-ink-2">
        <Icon name={KIND_ICONS[row.kind]} />
      </span>
      <span className={classes("min-w-0 break-words", selected && "font-semibold")}>
        {row.grade !== null && (
          <span className="mr-8 font-normal">
            <GradeMark grade={row.grade} />
          </span>
        )}
        {title ?? row.title}
        {isOneLine && seal && <span className="ml-8 inline-block align-middle">{seal}</span>}
      </span>
      <span className="pl-12 text-right whitespace-nowrap">
        {row.state !== null && stateWords(row.state)}
      </span>
      <span className="flex min-w-0 flex-wrap items-center gap-x-6 gap-y-2 text-meta text-ink-2">
        {!isOneLine && seal}
        {meta.map(({ key, words }, index) => (
          // The mark stays with what is before it when the line breaks.
          <span key={key}>
            {words}
            {index < meta.length - 1 && (
              <span aria-hidden="true" className="ml-6">
                ·
              </span>
            )}
          </span>
        ))}
        {row.needs_attention && (
          <Chip tone="warn" icon="warning">
            {text("queue.refused")}
          </Chip>
        )}
        {row.pending && <PendingMark />}
      </span>
      <span className="pl-12 text-right text-meta whitespace-nowrap text-ink-2 large:max-w-[8rem] large:whitespace-normal">
        <When row={row} now={now} />
      </span>
    </div>
  );
}

function When({ row, now }: { row: Row; now: number }) {
  const text = useText();
  const open = row.state?.of !== "task" || row.state.end === null;
  if (row.due_at !== null && open) {
    const due = text("task.due", { instant: instantWords(row.due_at, now, undefined) });
    return row.due_at < now ? (
      <span className="font-semibold text-danger">
        <Icon name="overdue" size="small" /> {text("task.overdue")} · {due}
      </span>
    ) : (
      due
    );
  }
  // When somebody became a customer says little in a list of them.
  if (row.kind === "customer") return null;
  return row.kind === "move_order"
    ? dayWords(row.at, now, undefined)
    : instantWords(row.at, now, undefined);
}
