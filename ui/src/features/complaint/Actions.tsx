import { useId, useState } from "react";
import { Button, LinkButton } from "../../components/Button";
import { shortInstantWords } from "../../components/instant";
import { KeyCap, ariaKeys } from "../../components/KeyCap";
import { refusalWords } from "../../errors/refusalWords";
import type { ActionKind } from "../../ipc/generated/ActionKind";
import type { ComplaintView } from "../../ipc/generated/ComplaintView";
import { useText } from "../../locales/text";
import { groupOffers, type Blocked } from "./actionGroups";
import { actionKeys, keyOf } from "./actions/forms";
import { nearest } from "./clocks";

export { splitOffers } from "./actionGroups";

interface ActionsProps {
  view: ComplaintView;
  onAct: (kind: ActionKind) => void;
  /** Opens what is seldom done. */
  onMore: () => void;
  now: number;
}

/** 现在可以: the next duty filled, the usual ones outlined, the rest behind 更多. */
export function ActionColumn({ view, onAct, onMore, now }: ActionsProps) {
  const text = useText();
  const { next, others, more } = groupOffers(view);
  const due = nearest(view.clocks)?.due_at;
  return (
    <div className="grid content-start gap-6 px-16 py-12">
      <h2>{text("actions.now")}</h2>
      {next === null && others.length + more.length === 0 && (
        <p className="text-ink-2">{text("actions.none")}</p>
      )}
      {next && (
        <>
          <Button kind="primary" wide {...keyOf(next.action)} onPress={() => onAct(next.action)}>
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
      {others.length + more.length > 0 && (
        <div className="grid grid-cols-2 gap-6 english:grid-cols-1 large:grid-cols-1">
          {others.map(({ action }) => (
            <Button key={action} wide {...keyOf(action)} onPress={() => onAct(action)}>
              {text(`action.${action}`)}
            </Button>
          ))}
          {more.length > 0 && (
            <Button wide keys={MORE_KEY} onPress={onMore}>
              {text("actions.more")}
            </Button>
          )}
        </div>
      )}
      <NotNow view={view} />
    </div>
  );
}

/** The same in one line, for the detail beside the list. */
export function ActionRow({
  view,
  onAct,
  onMore,
  onOpen,
}: Omit<ActionsProps, "now"> & { onOpen?: () => void }) {
  const text = useText();
  const { next, others, more } = groupOffers(view);
  return (
    <div className="flex flex-wrap items-center gap-6 border-b border-line-1 px-20 py-12">
      {next && (
        <Button
          kind="primary"
          {...keyOf(next.action)}
          onPress={() => onAct(next.action)}
          {...(next.action === "acknowledge" ? { icon: "phone" as const } : {})}
        >
          {text(`action.${next.action}`)}
        </Button>
      )}
      {others.map(({ action }) => (
        <Button key={action} {...keyOf(action)} onPress={() => onAct(action)}>
          {text(`action.${action}`)}
        </Button>
      ))}
      {more.length > 0 && (
        <Button keys={MORE_KEY} onPress={onMore}>
          {text("actions.more")}
        </Button>
      )}
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

export const MORE_KEY = ".";

/** 暂时不能: each with the rule and who can. In reach of the keyboard, and without effect. */
export function NotNow({ view }: { view: ComplaintView }) {
  const text = useText();
  const [all, setAll] = useState(false);
  const { blocked, seldomBlocked } = groupOffers(view);
  if (blocked.length + seldomBlocked.length === 0) return null;
  const shown = all ? [...blocked, ...seldomBlocked] : blocked;
  return (
    <section className="mt-8">
      <h2 className="mb-6">{text("actions.notNow")}</h2>
      {shown.map((offer) => (
        <BlockedLine key={offer.action} offer={offer} />
      ))}
      {!all && seldomBlocked.length > 0 && (
        <p id={ALL_BLOCKED} className="border-t border-line-1 py-7">
          <LinkButton onPress={() => setAll(true)}>
            {text("actions.moreBlocked", { count: seldomBlocked.length })}
          </LinkButton>
        </p>
      )}
    </section>
  );
}

const ALL_BLOCKED = "not-now-all";
const blockedId = (kind: ActionKind) => `not-now-${kind}`;

/** To the sentence that says why not, or to what leads there. */
export function focusBlocked(kind: ActionKind): void {
  const line = document.getElementById(blockedId(kind));
  (line ?? document.getElementById(ALL_BLOCKED)?.querySelector("button"))?.focus();
}

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
        aria-keyshortcuts={keys && ariaKeys(keys)}
        className="flex min-h-[1.5rem] w-full items-center justify-between rounded-mark text-left text-ink-2"
      >
        {text(`action.${offer.action}`)}
        {keys && <KeyCap keys={keys} />}
      </button>
      <p id={reasonId} className="text-meta text-ink-2">
        {said} <span className="text-ink-3">{next}</span>
      </p>
    </div>
  );
}
