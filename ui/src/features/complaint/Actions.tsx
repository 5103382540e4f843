import { useId } from "react";
import { Button } from "../../components/Button";
import { shortInstantWords } from "../../components/instant";
import { KeyCap, ariaKeys } from "../../components/KeyCap";
import { refusalWords } from "../../errors/refusalWords";
import type { ActionKind } from "../../ipc/generated/ActionKind";
import type { ComplaintView } from "../../ipc/generated/ComplaintView";
import type { Offer } from "../../ipc/generated/Offer";
import type { Refusal } from "../../ipc/generated/Refusal";
import { useText } from "../../locales/text";
import { actionKeys } from "./actions/forms";
import { nearest } from "./clocks";

interface ActionsProps {
  view: ComplaintView;
  onAct: (kind: ActionKind) => void;
  now: number;
}

type Blocked = Offer & { refusal: Refusal };

export function splitOffers(offers: readonly Offer[]): {
  next: Offer | null;
  others: Offer[];
  blocked: Blocked[];
} {
  const open = offers.filter((offer) => offer.refusal === null);
  return {
    next: open.find((offer) => offer.is_next) ?? null,
    others: open.filter((offer) => !offer.is_next),
    blocked: offers.filter((offer): offer is Blocked => offer.refusal !== null),
  };
}

/** 现在可以: the next duty filled, the rest outlined. */
export function ActionColumn({ view, onAct, now }: ActionsProps) {
  const text = useText();
  const { next, others, blocked } = splitOffers(view.offers);
  const due = nearest(view.clocks)?.due_at;
  return (
    <div className="grid content-start gap-6 px-16 py-12">
      <h2>{text("actions.now")}</h2>
      {next === null && others.length === 0 && <p className="text-ink-2">{text("actions.none")}</p>}
      {next && (
        <>
          <Button
            kind="primary"
            wide
            keys={actionKeys[next.action]}
            onPress={() => onAct(next.action)}
          >
            {text(`action.${next.action}`)}
          </Button>
          {due !== undefined && (
            <p className="text-meta text-ink-2">
              {due < now
                ? text("actions.firstOver")
                : text("actions.first", { instant: shortInstantWords(due, now, undefined) })}
            </p>
          )}
        </>
      )}
      {others.length > 0 && (
        <div className="grid grid-cols-2 gap-6 english:grid-cols-1 large:grid-cols-1">
          {others.map(({ action }) => (
            <Button key={action} wide keys={actionKeys[action]} onPress={() => onAct(action)}>
              {text(`action.${action}`)}
            </Button>
          ))}
        </div>
      )}
      <NotNow blocked={blocked} />
    </div>
  );
}

/** The same in one line, for the detail beside the list. */
export function ActionRow({
  view,
  onAct,
  onOpen,
}: Omit<ActionsProps, "now"> & { onOpen?: () => void }) {
  const text = useText();
  const { next, others } = splitOffers(view.offers);
  return (
    <div className="flex flex-wrap items-center gap-6 border-b border-line-1 px-20 py-12">
      {next && (
        <Button
          kind="primary"
          keys={actionKeys[next.action]}
          onPress={() => onAct(next.action)}
          {...(next.action === "acknowledge" ? { icon: "phone" as const } : {})}
        >
          {text(`action.${next.action}`)}
        </Button>
      )}
      {others.map(({ action }) => (
        <Button key={action} keys={actionKeys[action]} onPress={() => onAct(action)}>
          {text(`action.${action}`)}
        </Button>
      ))}
      {onOpen && (
        <span className="ml-auto">
          <Button kind="plain" keys="Enter" onPress={onOpen}>
            {text("record.open")}
          </Button>
        </span>
      )}
    </div>
  );
}

/** 暂时不能: each with the rule and who can. In reach of the keyboard, and without effect. */
export function NotNow({ blocked }: { blocked: readonly Blocked[] }) {
  const text = useText();
  if (blocked.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="mb-6">{text("actions.notNow")}</h2>
      {blocked.map((offer) => (
        <BlockedLine key={offer.action} offer={offer} />
      ))}
    </section>
  );
}

export const blockedId = (kind: ActionKind) => `not-now-${kind}`;

function BlockedLine({ offer }: { offer: Blocked }) {
  const text = useText();
  const reasonId = useId();
  const { said, next } = refusalWords(offer.refusal);
  const keys = actionKeys[offer.action];
  return (
    <div className="border-t border-line-1 py-7">
      <button
        id={blockedId(offer.action)}
        type="button"
        aria-disabled
        aria-describedby={reasonId}
        aria-keyshortcuts={ariaKeys(keys)}
        className="flex min-h-[1.5rem] w-full items-center justify-between rounded-mark text-left text-ink-2"
      >
        {text(`action.${offer.action}`)}
        <KeyCap keys={keys} />
      </button>
      <p id={reasonId} className="text-meta text-ink-2">
        {said} <span className="text-ink-3">{next}</span>
      </p>
    </div>
  );
}
