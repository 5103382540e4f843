import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import { useText } from "../locales/text";

const MIN_LIST = 440;
const MIN_DETAIL = 420;
const DEFAULT_SHARE = 1.08 / 2.08;
const KEY_STEP = 0.02;

/**
 * List and detail meet at a line that can be dragged, also by keyboard. In a narrow
 * window the detail covers the list, and the screen binds Esc to go back.
 */
export function Panes({
  list,
  detail,
  share: given,
  onShare,
}: {
  list: ReactNode;
  /** Null while nothing is open: the list then has a narrow window to itself. */
  detail: ReactNode;
  /** The width of the list, 0 to 1, as last chosen. */
  share?: number;
  onShare?: (share: number) => void;
}) {
  const text = useText();
  const frame = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(given ?? DEFAULT_SHARE);

  function move(next: number) {
    const width = frame.current?.clientWidth ?? 0;
    const least = width === 0 ? 0.3 : Math.min(0.5, MIN_LIST / width);
    const most = width === 0 ? 0.7 : Math.max(0.5, 1 - MIN_DETAIL / width);
    const kept = Math.min(most, Math.max(least, next));
    setShare(kept);
    return kept;
  }

  function drag(event: PointerEvent<HTMLDivElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = frame.current?.getBoundingClientRect();
    if (box) move((event.clientX - box.left) / box.width);
  }

  function onKeyDown(event: KeyboardEvent) {
    const to = {
      ArrowLeft: share - KEY_STEP,
      ArrowRight: share + KEY_STEP,
      Home: 0,
      End: 1,
      Enter: DEFAULT_SHARE,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onShare?.(move(to));
  }

  const hasDetail = detail !== null && detail !== undefined;
  return (
    <div ref={frame} className="relative flex h-full">
      <section
        data-pane
        aria-label={text("pane.list")}
        className={`flex min-h-0 min-w-0 flex-col bg-paper-1 single:!basis-full ${hasDetail ? "single:hidden" : ""}`}
        style={{ flex: `0 0 ${share * 100}%` }}
      >
        {list}
      </section>
      {/* A separator with a value is a widget; the rule does not know that. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={text("pane.divider")}
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onPointerUp={() => onShare?.(share)}
        onDoubleClick={() => onShare?.(move(DEFAULT_SHARE))}
        className="relative w-px flex-none cursor-col-resize touch-none bg-line-2 before:absolute before:inset-y-0 before:-inset-x-4 hover:bg-line-ui single:hidden"
      />
      <section
        data-pane
        tabIndex={-1}
        aria-label={text("pane.detail")}
        className={`flex min-h-0 min-w-0 flex-1 flex-col bg-paper-0 ${hasDetail ? "" : "single:hidden"}`}
      >
        {detail}
      </section>
    </div>
  );
}

/** The head of a pane: title, one secondary fact, view options at the right. */
export function PaneHeader({
  title,
  fact,
  children,
}: {
  title: string;
  fact?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="flex min-h-[3rem] flex-none flex-wrap items-center gap-x-10 gap-y-2 border-b border-line-1 px-16 py-5">
      <h1 className="text-page">{title}</h1>
      {fact && <span className="text-ink-2">{fact}</span>}
      <span className="ml-auto">{children}</span>
    </header>
  );
}
