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
import { Toast } from "../../components/Toast";
import { ErrorBanner } from "../../errors/ErrorBanner";
import type { AttentionItem } from "../../ipc/generated/AttentionItem";
import { useAnswer } from "../../ipc/queries";
import { useText } from "../../locales/text";
import { nothingHasFocus } from "../../components/nothingHasFocus";
import { AttentionCard, type AttentionActions } from "./AttentionCard";
import { groupOf, onlyToKnow, refusedWords, type Group } from "./refusedCommand";
import { useDecision } from "./useDecision";

const MINUTE = 60_000;
const GROUPS = ["decide", "know", "later"] as const satisfies readonly Group[];

/** 需我确认: one at a time, the next in view. */
export function AttentionScreen(actions: AttentionActions) {
  const text = useText();
  const now = useNow(() => MINUTE);
  const answer = useAnswer("list_attention", {});
  const decision = useDecision();
  const groups = GROUPS.map((group) => ({
    group,
    items: (answer.data?.items ?? []).filter((item) => groupOf(item, now) === group),
  })).filter(({ items: some }) => some.length > 0);
  const items = groups.flatMap(({ items: some }) => some);
  const toDecide = groups.find(({ group }) => group === "decide")?.items.length ?? 0;
  const colleagues = answer.data?.of_colleagues ?? 0;
  // The newest decision, also one that put an item aside and left it in view.
  const last = decision.done?.commandId ?? "";
  const undo = () => {
    const aside = items[at];
    const what =
      last !== "" ? last : aside && groupOf(aside, now) === "later" ? aside.command_id : "";
    if (what !== "") void decision.undo(what);
  };
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
  useShortcuts({ J: () => choose(at + 1), K: () => choose(at - 1), Z: undo });

  const first = items[0]?.command_id;
  useEffect(() => {
    if (first !== undefined && nothingHasFocus())
      cards.current.get(first)?.focus({ preventScroll: true });
  }, [first]);

  const header = (
    <PaneHeader
      title={text("attention.title")}
      fact={toDecide > 0 ? text("attention.count", { count: toDecide }) : undefined}
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
          {colleagues > 0 && (
            <p className="pt-12 text-ink-2">
              {text("attention.colleagues", { count: colleagues })}
            </p>
          )}
        </div>
        <Undone decision={decision} onUndo={undo} />
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
        <div className="min-h-0 flex-1 overflow-y-auto">
          {groups.map(({ group, items: some }) => (
            <section key={group} aria-label={text(`attention.group.${group}`)}>
              <h2 className="flex gap-8 border-b border-line-1 px-16 py-4 text-meta font-normal text-ink-2">
                <b className="font-semibold text-ink-1">{text(`attention.group.${group}`)}</b>
                {some.length}
              </h2>
              <ul>
                {some.map((item) => (
                  <Line
                    key={item.command_id}
                    item={item}
                    now={now}
                    current={items[at] === item}
                    onChoose={() => choose(items.indexOf(item))}
                  />
                ))}
              </ul>
            </section>
          ))}
        </div>
        {colleagues > 0 && (
          <p className="px-16 text-meta text-ink-2">
            {text("attention.colleagues", { count: colleagues })}
          </p>
        )}
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
            <KeyCap keys="1" /> <KeyCap keys="2" /> <KeyCap keys="3" />{" "}
            {text("attention.keys.decide")} · <KeyCap keys="J" /> <KeyCap keys="K" />{" "}
            {text("queue.keys")} · <KeyCap keys="Z" /> {text("attention.undo")}
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
              decision={decision}
              onActivate={() => setChosen(item.command_id)}
              ref={(card) => {
                if (card) cards.current.set(item.command_id, card);
                else cards.current.delete(item.command_id);
              }}
            />
          ))}
        </div>
      </section>
      <Undone decision={decision} onUndo={undo} />
    </div>
  );
}

/** What was decided last, with the way back. */
function Undone({
  decision,
  onUndo,
}: {
  decision: ReturnType<typeof useDecision>;
  onUndo: () => void;
}) {
  const text = useText();
  const [gone, setGone] = useState<object | null>(null);
  const { done } = decision;
  if (done === null || done === gone) return null;
  const action = { words: text("attention.undo"), act: onUndo };
  return (
    <Toast
      toast={{ id: 0, words: done.words, ...(done.commandId === "" ? {} : { action }) }}
      onGone={() => setGone(done)}
    />
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
        <Icon
          name={item.clashes.length > 0 ? "exchange" : onlyToKnow(item) ? "clock" : "refused"}
          className={classes(
            "mt-2",
            onlyToKnow(item) ? "text-ink-2" : item.clashes.length > 0 ? "text-warn" : "text-danger",
          )}
        />
        <span className={classes("min-w-0 break-words", current && "font-semibold")}>
          {refusedWords(item, now).headline}
        </span>
        <span className="pl-8 text-meta text-ink-2">
          {groupOf(item, now) === "later" && item.later_until !== null
            ? text("attention.later.until", {
                when: shortInstantWords(item.later_until, now, undefined),
              })
            : shortInstantWords(item.written_at, now, undefined)}
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
