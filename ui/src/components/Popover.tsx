import { Popover as Base } from "@base-ui/react/popover";
import { useState, type ReactElement, type ReactNode } from "react";
import { ShortcutScope, useNewScope, useShortcuts } from "./shortcuts";

/** Floats beside what opened it. The content may close it, after a decision. */
export function Popover({
  trigger,
  title,
  children,
  align = "start",
}: {
  /** A button element; its own press handler still runs. */
  trigger: ReactElement;
  title?: string;
  children: ReactNode | ((close: () => void) => ReactNode);
  align?: "start" | "center" | "end";
}) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, details) => {
        if (!next && details.reason === "escape-key") {
          details.cancel();
          details.allowPropagation();
        } else setOpen(next);
      }}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} collisionPadding={12} className="z-20">
          <Sheet title={title} open={open} close={close}>
            {typeof children === "function" ? children(close) : children}
          </Sheet>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Sheet({
  title,
  open,
  close,
  children,
}: {
  title: string | undefined;
  open: boolean;
  close: () => void;
  children: ReactNode;
}) {
  const scope = useNewScope();
  useShortcuts({ Esc: close }, { scope, modal: true, active: open });
  return (
    <ShortcutScope value={scope}>
      <Base.Popup className="fade max-w-[24rem] rounded-card border border-line-2 bg-paper-0 px-14 py-12 shadow-float">
        {title !== undefined && <Base.Title className="mb-6 font-semibold">{title}</Base.Title>}
        {children}
      </Base.Popup>
    </ShortcutScope>
  );
}
