import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { classes } from "../../components/classes";
import { useShortcuts } from "../../components/shortcuts";
import type { ComplaintRow } from "../../ipc/generated/ComplaintRow";
import { useText } from "../../locales/text";
import { inBuckets, type Bucket } from "./buckets";
import { nothingHasFocus } from "./focus";
import { useHeldOrder } from "./heldOrder";
import { QueueRow } from "./QueueRow";

type Line = { head: Bucket; count: number } | { row: ComplaintRow; bucket: Bucket };

const VIRTUAL_ABOVE = 200;
const HEAD_REM = 1.75;
const ROW_REM = 3.1875;

/** The rows in their buckets. Focus stays on the list; the selected row is its active one. */
export function Queue({
  rows,
  now,
  selected,
  onSelect,
  onOpen,
}: {
  rows: readonly ComplaintRow[];
  now: number;
  selected: string | null;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
}) {
  const text = useText();
  const baseId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const groups = useHeldOrder(
    useMemo(() => inBuckets(rows, now), [rows, now]),
    over,
  );
  const lines = useMemo(
    () =>
      groups.flatMap<Line>(({ bucket, rows: inBucket }) => [
        { head: bucket, count: inBucket.length },
        ...inBucket.map((row) => ({ row, bucket })),
      ]),
    [groups],
  );
  const ids = lines.flatMap((line) => ("row" in line ? [line.row.id] : []));
  const at = selected === null ? -1 : ids.indexOf(selected);

  const isVirtual = ids.length > VIRTUAL_ABOVE;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  // The compiler is not in use here; the virtualizer's changing functions harm nothing.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: lines.length,
    enabled: isVirtual,
    getScrollElement: () => list.current,
    estimateSize: (index) => (lines[index] && "head" in lines[index] ? HEAD_REM : ROW_REM) * rem,
    getItemKey: (index) => keyOf(lines[index]),
    overscan: 12,
  });

  const lineOfSelected = lines.findIndex((line) => "row" in line && line.row.id === selected);
  useEffect(() => {
    if (lineOfSelected < 0) return;
    if (isVirtual) virtual.scrollToIndex(lineOfSelected);
    else document.getElementById(`${baseId}-${selected}`)?.scrollIntoView({ block: "nearest" });
    // Only a new selection scrolls; new data must leave the scroll alone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected, isVirtual]);
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

  const draw = (line: Line) =>
    "head" in line ? (
      <div className="flex h-[1.75rem] items-center gap-7 border-b border-line-1 px-16 text-meta">
        <b>{text(`bucket.${line.head}`)}</b>
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
        aria-setsize={ids.length}
        aria-posinset={ids.indexOf(line.row.id) + 1}
        onClick={() => onSelect(line.row.id)}
        onDoubleClick={() => onOpen(line.row.id)}
        className={classes(
          "relative border-b border-line-1",
          line.row.id === selected
            ? "selected-row bg-select -outline-offset-2 outline-(--focus) group-focus-visible/list:outline-2 before:absolute before:inset-y-0 before:left-0 before:w-3 before:bg-accent"
            : "hover:bg-paper-2",
        )}
      >
        <span className="sr-only">{text(`bucket.${line.bucket}`)}</span>
        <QueueRow row={line.row} selected={line.row.id === selected} now={now} />
      </div>
    );

  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={text("queue.label")}
      aria-activedescendant={at < 0 ? undefined : `${baseId}-${selected}`}
      onKeyDown={onKeyDown}
      onPointerEnter={() => setOver(true)}
      onPointerLeave={() => setOver(false)}
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
          <div key={keyOf(line)} role="presentation" aria-hidden={"head" in line || undefined}>
            {draw(line)}
          </div>
        ))
      )}
    </div>
  );
}

function keyOf(line: Line | undefined): string {
  if (!line) return "";
  return "head" in line ? line.head : line.row.id;
}
