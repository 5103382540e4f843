import { Dialog as Base } from "@base-ui/react/dialog";
import { useEffect, useRef, type ReactNode } from "react";
import { useText } from "../locales/text";
import { firstStop, lastStop } from "./firstStop";
import { KeyCap } from "./KeyCap";
import { nothingHasFocus } from "./nothingHasFocus";
import { ShortcutScope, useNewScope, useShortcuts } from "./shortcuts";

export interface DialogProps {
  open: boolean;
  /** Esc, the scrim or the corner; the draft is kept by whoever owns it. */
  onClose: () => void;
  title: string;
  /** Beside the title: where values were brought in from. */
  origin?: ReactNode;
  /** At the right of the title: when the draft was saved. */
  draft?: string;
  /** Left in the footer: what will happen. */
  outcome?: ReactNode;
  /** Right in the footer: 取消 and the one primary. */
  actions?: ReactNode;
  /** Ctrl Enter. */
  onSubmit?: () => void;
  narrow?: boolean;
  children: ReactNode;
}

/** Stands 52 px from the top; the queue stays in view at both sides. */
export function Dialog(props: DialogProps) {
  return (
    <Base.Root
      open={props.open}
      onOpenChange={(open, details) => {
        if (open) return;
        // Esc goes through the one stack of layers, so that one press closes one layer.
        if (details.reason === "escape-key") {
          details.cancel();
          details.allowPropagation();
        } else props.onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fade fixed inset-0 z-10 bg-scrim" />
        <Sheet {...props} />
      </Base.Portal>
    </Base.Root>
  );
}

function Sheet({
  open,
  onClose,
  title,
  origin,
  draft,
  outcome,
  actions,
  onSubmit,
  narrow,
  children,
}: DialogProps) {
  const text = useText();
  const scope = useNewScope();
  const body = useRef<HTMLDivElement>(null);
  const footer = useRef<HTMLElement>(null);
  useShortcuts(
    { Esc: onClose, ...(onSubmit ? { "Ctrl+Enter": onSubmit } : {}) },
    { scope, modal: true, active: open },
  );
  useEffect(() => leaveFocusToList, []);
  return (
    <ShortcutScope value={scope}>
      <Base.Popup
        // The first field; with nothing to fill in, what the dialog is for. Never the corner that closes.
        initialFocus={() => firstStop(body.current) ?? lastStop(footer.current) ?? true}
        className={`rise fixed top-52 left-1/2 z-10 flex max-h-[calc(100vh-72px)] max-w-[calc(100vw-32px)] -translate-x-1/2 flex-col overflow-hidden rounded-dialog bg-paper-0 shadow-dialog ${narrow ? "w-[520px] english:w-[600px]" : "w-[800px]"}`}
      >
        <header className="flex flex-wrap items-center gap-x-12 gap-y-4 px-20 pt-14 pb-10">
          <Base.Title className="text-page">{title}</Base.Title>
          {origin}
          <span className="ml-auto text-meta text-ink-3">{draft}</span>
          <Base.Close aria-label={`${text("control.close")} Esc`} className="rounded-mark">
            <KeyCap keys="Esc" />
          </Base.Close>
        </header>
        <div ref={body} className="min-h-0 flex-1 overflow-y-auto px-20 pb-8">
          {children}
        </div>
        {(outcome ?? actions) && (
          <footer
            ref={footer}
            className="flex flex-wrap items-center gap-8 border-t border-line-1 bg-paper-1 px-20 py-11"
          >
            <div className="min-w-0 flex-1 text-meta text-ink-2">{outcome}</div>
            {actions}
          </footer>
        )}
      </Base.Popup>
    </ShortcutScope>
  );
}

/** What had the focus before may be gone with the first row: then the list's keys must work. */
function leaveFocusToList(): void {
  requestAnimationFrame(() => {
    if (!nothingHasFocus()) return;
    document.querySelector<HTMLElement>("main [role=listbox]")?.focus({ preventScroll: true });
  });
}
