import type { ReactNode } from "react";
import { dayWords, instantWords } from "../../components/instant";
import type { RecordKind } from "../../ipc/generated/RecordKind";
import type { RecordRow } from "../../ipc/generated/RecordRow";
import type { RecordView } from "../../ipc/generated/RecordView";
import { useText } from "../../locales/text";

/** The strip of figures: what is open, and how much there was. */
export function Figures({ view, now }: { view: RecordView; now: number }) {
  const text = useText();
  const of = (kind: RecordKind) => view.related.find((group) => group.kind === kind);
  const rows = (kind: RecordKind) => of(kind)?.rows ?? [];
  const complaints = rows("complaint").filter(isOpen);
  const orders = rows("move_order");
  const tasks = rows("task").filter(isOpen);
  const latest = (list: readonly RecordRow[]) => list.toSorted((a, b) => b.at - a.at)[0];
  const order = latest(orders);
  const visit = latest(rows("visit"));
  const due = tasks
    .flatMap(({ due_at }) => (due_at === null ? [] : [due_at]))
    .toSorted((a, b) => a - b)[0];
  return (
    <dl className="grid grid-cols-4 border-b border-line-1 bg-paper-1 single:grid-cols-2 large:grid-cols-2">
      <Figure
        term={text("customer.openComplaints")}
        note={text("customer.ever", { count: of("complaint")?.count ?? 0 })}
      >
        {complaints.length}
      </Figure>
      <Figure
        term={text("customer.orders")}
        note={
          order
            ? text("customer.latest", { day: dayWords(order.at, now, undefined) })
            : text("customer.none")
        }
      >
        {of("move_order")?.count ?? 0}
      </Figure>
      <Figure
        term={text("customer.visits")}
        note={
          visit
            ? text("customer.latest", { day: dayWords(visit.at, now, undefined) })
            : text("customer.none")
        }
      >
        {of("visit")?.count ?? 0}
      </Figure>
      <Figure
        term={text("customer.tasks")}
        note={
          due === undefined
            ? text("customer.none")
            : text("task.due", { instant: instantWords(due, now, undefined) })
        }
      >
        {tasks.length}
      </Figure>
    </dl>
  );
}

function isOpen({ state }: RecordRow): boolean {
  if (state?.of === "complaint") return state.stage !== "resolved";
  return state?.of === "task" && state.end === null;
}

function Figure({ term, note, children }: { term: string; note: string; children: ReactNode }) {
  return (
    <div className="border-line-1 px-20 py-10 not-first:border-l">
      <dt className="text-ink-2">{term}</dt>
      <dd className="text-page font-semibold">{children}</dd>
      <dd className="text-meta text-ink-2">{note}</dd>
    </div>
  );
}
