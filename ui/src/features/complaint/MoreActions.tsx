import { useRef, type KeyboardEvent } from "react";
import { Dialog } from "../../components/Dialog";
import { KeyCap, ariaKeys } from "../../components/KeyCap";
import { useShortcuts } from "../../components/shortcuts";
import type { ActionKind } from "../../ipc/generated/ActionKind";
import type { Offer } from "../../ipc/generated/Offer";
import { useText } from "../../locales/text";
import { actionKeys } from "./actions/forms";

interface MoreActionsProps {
  open: boolean;
  offers: readonly Offer[];
  onClose: () => void;
  onAct: (kind: ActionKind) => void;
}

/** 更多: what is seldom done, by its key, its digit or the arrows. */
export function MoreActions({ open, offers, onClose, onAct }: MoreActionsProps) {
  const text = useText();
  return (
    <Dialog narrow open={open} onClose={onClose} title={text("actions.moreTitle")}>
      <List offers={offers} onAct={onAct} />
    </Dialog>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function List({ offers, onAct }: Pick<MoreActionsProps, "offers" | "onAct">) {
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  // The action's own key; one without takes the digit of its line.
  const lines = offers.map(({ action }, index) => ({
    action,
    keys: actionKeys[action] ?? (index < 9 ? String(index + 1) : null),
  }));
  useShortcuts(
    Object.fromEntries(
      lines.flatMap(({ action, keys }) => (keys === null ? [] : [[keys, () => onAct(action)]])),
    ),
  );
  function onKeyDown(event: KeyboardEvent) {
    const by = STEPS[event.key];
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    if (by === undefined) return;
    event.preventDefault();
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  }
  return (
    // The keys are those of the buttons inside.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul ref={list} onKeyDown={onKeyDown} className="pb-12">
      {lines.map(({ action, keys }) => (
        <li key={action}>
          <button
            type="button"
            onClick={() => onAct(action)}
            aria-keyshortcuts={keys === null ? undefined : ariaKeys(keys)}
            className="flex min-h-[2.25rem] w-full items-center gap-10 rounded-control px-10 text-left -outline-offset-2 hover:bg-paper-2"
          >
            {text(`action.${action}`)}
            <span className="ml-auto">{keys !== null && <KeyCap keys={keys} />}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
