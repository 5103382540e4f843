import { useRef, useState, type Ref } from "react";
import { Banner } from "../../components/Banner";
import { Button } from "../../components/Button";
import { classes } from "../../components/classes";
import { Icon } from "../../components/icons";
import { shortInstantWords } from "../../components/instant";
import { Chip, GradeMark } from "../../components/marks";
import { useShortcuts } from "../../components/shortcuts";
import { Timeline } from "../../components/Timeline";
import type { AttentionChoice } from "../../ipc/generated/AttentionChoice";
import type { AttentionDecision } from "../../ipc/generated/AttentionDecision";
import type { AttentionItem } from "../../ipc/generated/AttentionItem";
import type { SavedDraft } from "../../ipc/generated/SavedDraft";
import { useText } from "../../locales/text";
import { wordsOfEvent } from "../complaint/timelineWords";
import { ChangeForm } from "./ChangeForm";
import { changeable } from "./changes";
import { ClashTable } from "./ClashTable";
import { DecisionDialog, type Asked } from "./DecisionDialog";
import { draftOf } from "./draftOf";
import { useNames } from "./names";
import { onlyToKnow, refusedWords } from "./refusedCommand";
import { typedFields } from "./typedFields";
import type { useDecision } from "./useDecision";

export interface AttentionActions {
  /** A draft that replaces the refused registration. */
  onEditRegistration: (draft: SavedDraft) => void;
  onEditAction: (item: AttentionItem) => void;
  onOpenComplaint: (id: string) => void;
}

const KEYS: Record<AttentionChoice, string> = { reapply: "1", hand_over: "2", discard: "3" };

/** One refused command: why, both values or all that was typed, and what each key does. */
export function AttentionCard({
  item,
  now,
  active,
  decision,
  onActivate,
  onEditRegistration,
  onEditAction,
  onOpenComplaint,
  ref,
}: AttentionActions & {
  item: AttentionItem;
  now: number;
  /** Its keys are heard, and the suggested decision is filled. */
  active: boolean;
  decision: ReturnType<typeof useDecision>;
  onActivate: () => void;
  ref?: Ref<HTMLElement>;
}) {
  const text = useText();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [changing, setChanging] = useState(false);
  const card = useRef<HTMLElement | null>(null);
  const { kind, headline, story, next } = refusedWords(item, now);
  const names = useNames(item, now);
  const { command, complaint, clashes, meanwhile } = item;
  const isConflict = clashes.length > 0;
  const isReview = item.kind === "review";
  // What can't be read here can only be put aside.
  const waits = !onlyToKnow(item);
  const decides = waits && command !== null;

  const reapply = () => void decision.decide(item, { is: "reapply", changed: null });
  const edit =
    isReview || !decides
      ? null
      : command.type === "register_complaint"
        ? () =>
            onEditRegistration({
              draft: draftOf(item, command.complaint, crypto.randomUUID()),
              saved_at: item.written_at,
              customer: names.customerHit,
            })
        : command.type === "act_on_complaint" && complaint !== null
          ? () => onEditAction(item)
          : null;
  // What has no form of its own to go back to, and what another person typed, is changed here.
  const change =
    decides && edit === null && changeable(command).length > 0
      ? () => {
          decision.forget();
          setChanging(true);
        }
      : null;
  const stopChanging = () => {
    setChanging(false);
    card.current?.focus();
  };
  const open = complaint === null ? null : () => onOpenComplaint(complaint);
  const handTo = isReview ? null : item.hand_to;
  // Refused, the dialog stays with what was typed.
  const decideAndClose = (given: AttentionDecision) =>
    void decision.decide(item, given).then((taken) => {
      if (taken) setAsked(null);
    });
  const ask = (what: Asked) => {
    decision.forget();
    setAsked(what);
  };
  useShortcuts(
    {
      ...(decides ? { "1": reapply, "3": () => ask("reason") } : {}),
      ...(decides && handTo !== null ? { "2": () => ask("note") } : {}),
      ...(waits && !isReview ? { L: () => ask("later") } : {}),
      ...(edit ? { E: edit } : change ? { E: change } : {}),
      ...(open ? { O: open } : {}),
    },
    { active: active && asked === null && !changing },
  );

  const words: Record<AttentionChoice, string> = {
    reapply: text(
      isReview
        ? "attention.reapply.review"
        : isConflict
          ? "attention.reapply"
          : "attention.reapply.again",
    ),
    hand_over: text("attention.handOver", { who: handTo ?? "" }),
    discard: text(isConflict ? "attention.discard.conflict" : "attention.discard"),
  };
  const choose: Record<AttentionChoice, () => void> = {
    reapply,
    hand_over: () => ask("note"),
    discard: () => ask("reason"),
  };
  const choices: AttentionChoice[] =
    handTo === null ? ["reapply", "discard"] : ["reapply", "hand_over", "discard"];
  // Nobody above is known here: then it is the person's own decision.
  const suggested = choices.includes(item.suggested) ? item.suggested : "reapply";

  return (
    // Enter on the card opens its record; on a button it presses the button.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      ref={(drawn) => {
        card.current = drawn;
        if (typeof ref === "function") ref(drawn);
        else if (ref) ref.current = drawn;
      }}
      tabIndex={-1}
      aria-label={headline}
      onFocus={onActivate}
      onPointerDown={onActivate}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.target === event.currentTarget) open?.();
      }}
      className={classes(
        "rounded-card border bg-paper-0 px-16 py-12 outline-none",
        active ? "border-accent inset-ring inset-ring-accent" : "border-line-2",
      )}
    >
      <header className="flex flex-wrap items-center gap-x-14 gap-y-4">
        <span
          className={classes(
            "inline-flex items-center gap-5 font-semibold",
            isConflict || !waits ? "text-warn" : "text-danger",
          )}
        >
          <Icon name={isConflict ? "exchange" : waits ? "refused" : "clock"} />
          {kind}
        </span>
        <h2 className="text-page">{headline}</h2>
        <span className="ml-auto inline-flex flex-wrap items-center gap-12 text-meta text-ink-2">
          {item.number !== null && text("attention.complaint", { number: item.number })}
          {item.grade !== null && <GradeMark grade={item.grade} />}
        </span>
      </header>
      {item.title !== null && <p className="pt-4 text-ink-2">{item.title}</p>}
      <p className="pt-4 pb-10">{story}</p>
      {isConflict ? (
        <ClashTable item={item} now={now} />
      ) : (
        <div className="grid grid-cols-[2fr_1fr] gap-10 single:grid-cols-1 large:grid-cols-1">
          <section className="mark-edge rounded-control bg-paper-2 px-12 py-10">
            <h3 className="pb-4 text-meta font-normal text-ink-2">{text("attention.typed")}</h3>
            {command === null ? (
              <p>{text(isReview ? "attention.hidden" : "attention.unread")}</p>
            ) : (
              <dl className="grid grid-cols-[fit-content(10rem)_minmax(0,1fr)] gap-x-16 gap-y-4">
                {typedFields(command, names).map(({ label, value }) => (
                  <div key={label} className="contents">
                    <dt className="text-ink-2">{label}</dt>
                    <dd className="break-words whitespace-pre-wrap">{value}</dd>
                  </div>
                ))}
              </dl>
            )}
          </section>
          <section className="mark-edge rounded-control bg-paper-2 px-12 py-10">
            <h3 className="pb-4 text-meta font-normal text-ink-2">{text("attention.rule")}</h3>
            <p>{next}</p>
          </section>
        </div>
      )}
      {item.note !== null && item.note !== "" && (
        <p className="pt-10">
          <span className="pr-8 text-ink-2">{text("attention.note")}</span>
          {item.note}
        </p>
      )}
      {meanwhile.length > 0 && (
        <section className="pt-10">
          <h3 className="pb-6 text-meta font-normal text-ink-2">{text("attention.meanwhile")}</h3>
          <Timeline
            entries={meanwhile.map((entry) => ({
              id: `${entry.command}/${entry.ordinal}`,
              time: shortInstantWords(entry.at, now, undefined),
              instant: new Date(entry.at).toISOString(),
              title: (
                <>
                  {entry.by_name} {wordsOfEvent(entry.event, { now, nameOf: names.staff }).what}
                </>
              ),
              detail: wordsOfEvent(entry.event, { now, nameOf: names.staff })
                .details.filter((part) => part !== null && part !== "")
                .join(" · "),
            }))}
          />
        </section>
      )}
      {decides && !changing && (
        <ul className="flex flex-col gap-2 pt-10 text-ink-2">
          <li>
            {isReview
              ? text("attention.effect.review", { key: KEYS.reapply, who: item.actor_name })
              : text("attention.effect.reapply", { key: KEYS.reapply })}
          </li>
          {handTo !== null && (
            <li>{text("attention.effect.handOver", { key: KEYS.hand_over, who: handTo })}</li>
          )}
          <li>{text("attention.effect.discard", { key: KEYS.discard })}</li>
        </ul>
      )}
      {active && asked === null && decision.trouble !== null && (
        <div className="pt-10">
          <Banner tone="danger" title={text("actions.kept")}>
            {decision.trouble}
          </Banner>
        </div>
      )}
      {changing && command !== null && (
        <ChangeForm
          command={command}
          saving={decision.saving}
          words={text(isReview ? "attention.reapply.review" : "attention.reapply.again")}
          onGive={(changed) =>
            void decision.decide(item, { is: "reapply", changed }).then((taken) => {
              if (taken) setChanging(false);
            })
          }
          onCancel={stopChanging}
        />
      )}
      <footer className={classes("flex flex-wrap items-center gap-8 pt-12", changing && "hidden")}>
        {decides &&
          choices.map((choice) => (
            <Button
              key={choice}
              kind={active && choice === suggested ? "primary" : "outline"}
              keys={KEYS[choice]}
              onPress={choose[choice]}
            >
              {words[choice]}
              {choice === suggested && !active && (
                <Chip tone="outline">{text("attention.suggested")}</Chip>
              )}
            </Button>
          ))}
        {edit && (
          <Button keys="E" onPress={edit}>
            {text("attention.edit")}
          </Button>
        )}
        {change && (
          <Button keys="E" onPress={change}>
            {text("attention.change")}
          </Button>
        )}
        <span className="ml-auto inline-flex flex-wrap gap-4">
          {waits && !isReview && (
            <Button kind="plain" keys="L" onPress={() => ask("later")}>
              {text("attention.later")}
            </Button>
          )}
          {open && (
            <Button kind="plain" keys="Enter" onPress={open}>
              {text("attention.open")}
            </Button>
          )}
        </span>
      </footer>
      {asked !== null && (
        <DecisionDialog
          asks={asked}
          now={now}
          trouble={decision.trouble}
          saving={decision.saving}
          onClose={() => setAsked(null)}
          onWords={(given) =>
            decideAndClose(
              asked === "note"
                ? { is: "hand_over", note: given }
                : { is: "discard", reason: given },
            )
          }
          onLater={(until) => decideAndClose({ is: "later", until })}
        />
      )}
    </article>
  );
}
