import { useMemo, useState } from "react";
import { Chips } from "../../components/Chips";
import type { RecordKind } from "../../ipc/generated/RecordKind";
import type { RecordRow as Row } from "../../ipc/generated/RecordRow";
import type { RecordView } from "../../ipc/generated/RecordView";
import { useText } from "../../locales/text";
import { useDesk } from "./desk";
import { RecordRow } from "./RecordRow";

/** What belongs to the record, by year, latest first; the chips leave one kind. Whose it is stands
 * among its fields. */
export function Related({ view, now }: { view: RecordView; now: number }) {
  const text = useText();
  const desk = useDesk();
  const groups = useMemo(
    () => view.related.filter(({ kind, count }) => kind !== "customer" && count > 0),
    [view.related],
  );
  const [chosen, setChosen] = useState<RecordKind | "all">("all");
  const which = groups.some(({ kind }) => kind === chosen) ? chosen : "all";
  const years = useMemo(
    () =>
      byYear(
        groups.filter(({ kind }) => which === "all" || kind === which).flatMap(({ rows }) => rows),
      ),
    [groups, which],
  );
  const [only] = groups;
  if (only === undefined) return null;
  const listed = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return (
    <section aria-label={text("records.related")} className="border-b border-line-1">
      {groups.length === 1 ? (
        <h2 className="flex items-baseline gap-8 px-20 pt-12 pb-8">
          {text(`recordKind.${only.kind}`)}
          <span className="text-meta font-normal text-ink-2">{count}</span>
        </h2>
      ) : (
        <div className="px-12 py-8">
          <Chips
            label={text("records.related")}
            value={which}
            onChange={setChosen}
            tabs={[
              { value: "all" as const, label: text("records.all"), count },
              ...groups.map((group) => ({
                value: group.kind,
                label: text(`recordKind.${group.kind}`),
                count: group.count,
              })),
            ]}
          />
        </div>
      )}
      {years.map(({ year, rows }) => (
        <div key={year}>
          <h3 className="border-t border-line-1 px-20 pt-8 pb-3 text-meta font-normal text-ink-2">
            {text("records.year", { year: String(year) })}
          </h3>
          <ul>
            {rows.map((row) => (
              <li key={row.id} className="border-b border-line-1 last:border-b-0">
                <button
                  type="button"
                  onClick={() => desk.openRecord({ kind: row.kind, id: row.id })}
                  className="w-full text-left -outline-offset-2 hover:bg-paper-2"
                >
                  <RecordRow row={row} now={now} />
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {listed < count && (
        <p className="px-20 py-6 text-meta text-ink-2">
          {text("records.relatedMore", { listed, count })}
        </p>
      )}
    </section>
  );
}

function byYear(rows: readonly Row[]): { year: number; rows: Row[] }[] {
  const years = new Map<number, Row[]>();
  for (const row of rows.toSorted((a, b) => b.at - a.at)) {
    const year = new Date(row.at).getFullYear();
    years.set(year, [...(years.get(year) ?? []), row]);
  }
  return [...years].map(([year, inYear]) => ({ year, rows: inYear }));
}
