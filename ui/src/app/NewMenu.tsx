import { useRef, type KeyboardEvent } from "react";
import { Dialog } from "../components/Dialog";
import { Icon, type IconName } from "../components/icons";
import { KeyCap } from "../components/KeyCap";
import { useShortcuts } from "../components/shortcuts";
import type { FormKind } from "../ipc/generated/FormKind";
import { useText } from "../locales/text";

export type NewThing = Extract<FormKind, `new_${string}` | "log_visit"> | "complaint";

/** In the order of their digits. */
export const NEW_THINGS: readonly { thing: NewThing; icon: IconName }[] = [
  { thing: "log_visit", icon: "visit" },
  { thing: "new_move_order", icon: "move" },
  { thing: "complaint", icon: "complaint" },
  { thing: "new_customer", icon: "people" },
  { thing: "new_task", icon: "task" },
];

/** Ctrl N: what to log, by its digit or by the arrows. */
export function NewMenu({
  open,
  onClose,
  onChoose,
}: {
  open: boolean;
  onClose: () => void;
  onChoose: (thing: NewThing) => void;
}) {
  const text = useText();
  return (
    <Dialog narrow open={open} onClose={onClose} title={text("rail.new")}>
      <Things onChoose={onChoose} />
    </Dialog>
  );
}

function Things({ onChoose }: { onChoose: (thing: NewThing) => void }) {
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  useShortcuts(
    Object.fromEntries(
      NEW_THINGS.map(({ thing }, index) => [String(index + 1), () => onChoose(thing)]),
    ),
  );
  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
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
      {NEW_THINGS.map(({ thing, icon }, index) => (
        <li key={thing}>
          <button
            type="button"
            onClick={() => onChoose(thing)}
            aria-keyshortcuts={String(index + 1)}
            className="flex min-h-[2.25rem] w-full items-center gap-10 rounded-control px-10 text-left -outline-offset-2 hover:bg-paper-2"
          >
            <Icon name={icon} />
            {text(thing === "complaint" ? "intake.title" : `form.${thing}`)}
            <span className="ml-auto">
              <KeyCap keys={String(index + 1)} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
