import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { classes } from "./classes";
import { nothingHasFocus } from "./nothingHasFocus";
import { useShortcuts } from "./shortcuts";

export interface RowGroup<Row> {
  key: string;
  /** Above its rows; the rows say it too, to whoever only hears them. */
  head?: string;
  rows: readonly Row[];
}
type Line<Row> = { head: string; count: number; key: string } | { row: Row; key: string };

const VIRTUAL_ABOVE = 200;
const HEAD_REM = 1.75;
const ROW_REM = 3.1875;
/** Rows from the end at which the next page is asked for. */
const NEAR_END = 20;

/** Rows, in groups or in one. Focus stays on the list; the selected row is its active one. */
export function RowList<Row extends { id: string }>({
  groups,
  count,
  label,
  selected,
  onSelect,
  onOpen,
  onNearEnd,
  onPointerOver,
  drawRow,
}: {
  groups: readonly RowGroup<Row>[];
  /** Rows of the whole list, where not all are loaded. */
  count?: number;
  label: string;
  selected: string | null;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
  onNearEnd?: () => void;
  onPointerOver?: (over: boolean) => void;
  drawRow: (row: Row, selected: boolean) => ReactNode;
}) {
  const baseId = useId();
  const list = useRef<HTMLDivElement>(null);
  const lines = groups.flatMap<Line<Row>>(({ key, head, rows }) => [
    ...(head === undefined ? [] : [{ head, count: rows.length, key }]),
    ...rows.map((row) => ({ row, key: row.id })),
  ]);
  const headOf = new Map(groups.flatMap(({ head, rows }) => rows.map(({ id }) => [id, head])));
  const places = new Map([...headOf.keys()].map((id, place) => [id, place]));
  const ids = [...headOf.keys()];
  const at = selected === null ? -1 : (places.get(selected) ?? -1);

  const isVirtual = ids.length > VIRTUAL_ABOVE;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  // The compiler is not in use here; the virtualizer's changing functions harm nothing.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: lines.length,
    enabled: isVirtual,
    getScrollElement: () => list.current,
    estimateSize: (index) => (lines[index] && "head" in lines[index] ? HEAD_REM : ROW_REM) * rem,
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 12,
  });

  useEffect(() => {
    if (at < 0) return;
    if (isVirtual) virtual.scrollToIndex(lines.findIndex(({ key }) => key === selected));
    else document.getElementById(`${baseId}-${selected}`)?.scrollIntoView({ block: "nearest" });
    // Only a new selection scrolls; new data must leave the scroll alone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected, isVirtual]);
  useEffect(() => {
    if (at >= ids.length - NEAR_END) onNearEnd?.();
    // Asked anew when the selection or the rows move.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [at, ids.length]);
  useEffect(() => {
    // A sync may bring the first rows while somebody types elsewhere.
    if (nothingHasFocus()) list.current?.focus({ preventScroll: true });
  }, []);

  function step(by: number) {
    list.current?.focus({ preventScroll: true });
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
    if (next !== undefined) onSelect(next);
  }
  useShortcuts({ J: () => step(1), K: () => step(-1) });

  function onKeyDown(event: KeyboardEvent) {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -ids.length,
      End: ids.length,
    };
    const by = steps[event.key];
    if (by !== undefined) step(by);
    else if (event.key === "Enter" && selected !== null) onOpen(selected);
    else return;
    event.preventDefault();
  }

  function onScroll() {
    const box = list.current;
    if (!box || !onNearEnd) return;
    const below = box.scrollHeight - box.scrollTop - box.clientHeight;
    if (below < NEAR_END * ROW_REM * rem) onNearEnd();
  }

  const draw = (line: Line<Row>) =>
    "head" in line ? (
      <div className="flex h-[1.75rem] items-center gap-7 border-b border-line-1 px-16 text-meta">
        <b>{line.head}</b>
        <span className="text-ink-2">{line.count}</span>
      </div>
    ) : (
      // Keys are the list's: it holds the focus, the row is only its active descendant.
      // eslint-disable-next-line jsx-a11y/click-events-have-key-events
      <div
        id={`${baseId}-${line.row.id}`}
        role="option"
        tabIndex={-1}
        aria-selected={line.row.id === selected}
        aria-setsize={count ?? ids.length}
        aria-posinset={(places.get(line.row.id) ?? 0) + 1}
        onClick={() => onSelect(line.row.id)}
        onDoubleClick={() => onOpen(line.row.id)}
        className={classes(
          "relative border-b border-line-1",
          line.row.id === selected
            ? "selected-row bg-select -outline-offset-2 outline-(--focus) group-focus-visible/list:outline-2 before:absolute before:inset-y-0 before:left-0 before:w-3 before:bg-accent"
            : "hover:bg-paper-2",
        )}
      >
        {headOf.get(line.row.id) !== undefined && (
          <span className="sr-only">{headOf.get(line.row.id)}</span>
        )}
        {drawRow(line.row, line.row.id === selected)}
      </div>
    );

  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={at < 0 ? undefined : `${baseId}-${selected}`}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
      onPointerEnter={() => onPointerOver?.(true)}
      onPointerLeave={() => onPointerOver?.(false)}
      className="group/list min-h-0 flex-1 overflow-y-auto outline-none"
    >
      {isVirtual ? (
        <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index];
            return (
              line && (
                <div
                  key={item.key}
                  role="presentation"
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className="absolute inset-x-0 top-0"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {draw(line)}
                </div>
              )
            );
          })}
        </div>
      ) : (
        lines.map((line) => (
          <div key={line.key} role="presentation" aria-hidden={"head" in line || undefined}>
            {draw(line)}
          </div>
        ))
      )}
    </div>
  );
}
