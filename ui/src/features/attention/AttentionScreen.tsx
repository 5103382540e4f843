import { useEffect, useRef, useState } from "react";
import { PaneHeader } from "../../app/Panes";
import { classes } from "../../components/classes";
import { EmptyState } from "../../components/EmptyState";
import { Icon } from "../../components/icons";
import { shortInstantWords } from "../../components/instant";
import { KeyCap } from "../../components/KeyCap";
import { useNow } from "../../components/now";
import { useShortcuts } from "../../components/shortcuts";
import { Skeleton } from "../../components/Skeleton";
import { ErrorBanner } from "../../errors/ErrorBanner";
import type { AttentionItem } from "../../ipc/generated/AttentionItem";
import { useAnswer } from "../../ipc/queries";
import { useText } from "../../locales/text";
import { nothingHasFocus } from "../queue/focus";
import { AttentionCard, type AttentionActions } from "./AttentionCard";
import { refusedWords } from "./refusedCommand";

const MINUTE = 60_000;

/** 需我确认: one at a time, the next in view. */
export function AttentionScreen(actions: AttentionActions) {
  const text = useText();
  const now = useNow(() => MINUTE);
  const answer = useAnswer("list_attention", {});
  const items = answer.data ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(
    0,
    items.findIndex(({ command_id: id }) => id === chosen),
  );
  const cards = useRef(new Map<string, HTMLElement>());

  const choose = (index: number) => {
    const item = items[Math.min(items.length - 1, Math.max(0, index))];
    if (!item) return;
    setChosen(item.command_id);
    cards.current.get(item.command_id)?.focus();
  };
  useShortcuts({ J: () => choose(at + 1), K: () => choose(at - 1) });

  const first = items[0]?.command_id;
  useEffect(() => {
    if (first !== undefined && nothingHasFocus())
      cards.current.get(first)?.focus({ preventScroll: true });
  }, [first]);

  const header = (
    <PaneHeader
      title={text("attention.title")}
      fact={items.length > 0 ? text("attention.count", { count: items.length }) : undefined}
    />
  );
  if (items.length === 0) {
    return (
      <div className="flex h-full flex-col bg-paper-1">
        {header}
        <div className="px-40 py-36">
          {answer.error ? (
            <ErrorBanner error={answer.error} onAct={() => void answer.refetch()} />
          ) : answer.data ? (
            <EmptyState title={text("attention.none")}>{text("attention.none.hint")}</EmptyState>
          ) : (
            <Skeleton doing={text("attention.loading")} />
          )}
        </div>
      </div>
    );
  }
  return (
    <div className="flex h-full">
      <section
        data-pane
        aria-label={text("attention.list")}
        className="flex w-[19.5rem] flex-none flex-col border-r border-line-2 bg-paper-1 single:hidden large:hidden"
      >
        {header}
        <ul className="min-h-0 flex-1 overflow-y-auto">
          {items.map((item, index) => (
            <Line
              key={item.command_id}
              item={item}
              now={now}
              current={index === at}
              onChoose={() => choose(index)}
            />
          ))}
        </ul>
        <p className="mark-edge m-12 rounded-control bg-paper-2 px-12 py-10 text-meta text-ink-2">
          <b className="block text-ink-1">{text("attention.kept.title")}</b>
          {text("attention.kept")}
        </p>
      </section>
      <section data-pane tabIndex={-1} className="min-w-0 flex-1 overflow-y-auto bg-paper-1 px-20">
        <div className="-mx-20 hidden single:block large:block">{header}</div>
        <p className="flex items-center py-14">
          {text("attention.position", { at: at + 1, count: items.length })}
          <span aria-hidden="true" className="ml-auto inline-flex gap-3 text-meta text-ink-2">
            <KeyCap keys="J" /> <KeyCap keys="K" /> {text("queue.keys")}
          </span>
        </p>
        <div className="grid gap-12 pb-20">
          {items.map((item, index) => (
            <AttentionCard
              key={item.command_id}
              {...actions}
              item={item}
              now={now}
              active={index === at}
              onActivate={() => setChosen(item.command_id)}
              ref={(card) => {
                if (card) cards.current.set(item.command_id, card);
                else cards.current.delete(item.command_id);
              }}
            />
          ))}
        </div>
      </section>
    </div>
  );
}

function Line({
  item,
  now,
  current,
  onChoose,
}: {
  item: AttentionItem;
  now: number;
  current: boolean;
  onChoose: () => void;
}) {
  const text = useText();
  return (
    <li>
      <button
        type="button"
        aria-current={current}
        onClick={onChoose}
        className={classes(
          "relative grid w-full grid-cols-[1.625rem_minmax(0,1fr)_auto] border-b border-line-1 px-16 py-8 text-left -outline-offset-2",
          current
            ? "selected-row bg-select before:absolute before:inset-y-0 before:left-0 before:w-3 before:bg-accent"
            : "hover:bg-paper-2",
        )}
      >
        <Icon name="refused" className="mt-2 text-danger" />
        <span className={classes("min-w-0 break-words", current && "font-semibold")}>
          {refusedWords(item, now).headline}
        </span>
        <span className="pl-8 text-meta text-ink-2">
          {shortInstantWords(item.written_at, now, undefined)}
        </span>
        <span className="col-start-2 text-meta text-ink-2">
          {item.number === null
            ? item.actor_name
            : text("attention.complaint", { number: item.number })}
        </span>
      </button>
    </li>
  );
}
