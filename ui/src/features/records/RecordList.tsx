import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { classes } from "../../components/classes";
import { useShortcuts } from "../../components/shortcuts";
import type { RecordRow as Row } from "../../ipc/generated/RecordRow";
import { nothingHasFocus } from "../queue/focus";
import { RecordRow } from "./RecordRow";

const VIRTUAL_ABOVE = 200;
const ROW_REM = 3.1875;
/** Rows from the end at which the next page is asked for. */
const NEAR_END = 20;

/** Rows of one kind. Focus stays on the list; the selected row is its active one. */
export function RecordList({
  rows,
  count,
  now,
  label,
  selected,
  onSelect,
  onOpen,
  onNearEnd,
}: {
  rows: readonly Row[];
  /** Rows of the whole list, those not loaded too. */
  count: number;
  now: number;
  label: string;
  selected: string | null;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
  onNearEnd: () => void;
}) {
  const baseId = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = rows.findIndex((row) => row.id === selected);
  const isVirtual = rows.length > VIRTUAL_ABOVE;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  // The compiler is not in use here; the virtualizer's changing functions harm nothing.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_REM * rem,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  });

  useEffect(() => {
    if (at < 0) return;
    if (isVirtual) virtual.scrollToIndex(at);
    else document.getElementById(`${baseId}-${selected}`)?.scrollIntoView({ block: "nearest" });
    // Only a new selection scrolls; new data must leave the scroll alone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected, isVirtual]);
  useEffect(() => {
    if (at >= rows.length - NEAR_END) onNearEnd();
    // Asked anew when the selection or the rows move.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [at, rows.length]);
  useEffect(() => {
    if (nothingHasFocus()) list.current?.focus({ preventScroll: true });
  }, []);

  function step(by: number) {
    list.current?.focus({ preventScroll: true });
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) onSelect(next.id);
  }
  useShortcuts({ J: () => step(1), K: () => step(-1) });

  function onKeyDown(event: KeyboardEvent) {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -rows.length,
      End: rows.length,
    };
    const by = steps[event.key];
    if (by !== undefined) step(by);
    else if (event.key === "Enter" && selected !== null) onOpen(selected);
    else return;
    event.preventDefault();
  }

  function onScroll() {
    const box = list.current;
    if (!box) return;
    const below = box.scrollHeight - box.scrollTop - box.clientHeight;
    if (below < NEAR_END * ROW_REM * rem) onNearEnd();
  }

  const draw = (row: Row, index: number) => (
    // Keys are the list's: it holds the focus, the row is only its active descendant.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`${baseId}-${row.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={row.id === selected}
      aria-setsize={count}
      aria-posinset={index + 1}
      onClick={() => onSelect(row.id)}
      onDoubleClick={() => onOpen(row.id)}
      className={classes(
        "relative border-b border-line-1",
        row.id === selected
          ? "selected-row bg-select -outline-offset-2 outline-(--focus) group-focus-visible/list:outline-2 before:absolute before:inset-y-0 before:left-0 before:w-3 before:bg-accent"
          : "hover:bg-paper-2",
      )}
    >
      <RecordRow row={row} now={now} selected={row.id === selected} />
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
      className="group/list min-h-0 flex-1 overflow-y-auto outline-none"
    >
      {isVirtual ? (
        <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <div
                  key={item.key}
                  role="presentation"
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className="absolute inset-x-0 top-0"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {draw(row, item.index)}
                </div>
              )
            );
          })}
        </div>
      ) : (
        rows.map((row, index) => (
          <div key={row.id} role="presentation">
            {draw(row, index)}
          </div>
        ))
      )}
    </div>
  );
}
