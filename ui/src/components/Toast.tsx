import { useEffect, useState, type ReactNode } from "react";
import { LinkButton } from "./Button";

const SHOWN_MS = 8000;

export interface ToastContent {
  /** Another one starts the time anew. */
  id: number;
  words: ReactNode;
  action?: { words: string; act: () => void };
}

/** What was done, with a way back or onward. Stays while the pointer or the focus is on it. */
export function Toast({ toast, onGone }: { toast: ToastContent | null; onGone: () => void }) {
  const [held, setHeld] = useState(false);
  const id = toast?.id;
  useEffect(() => {
    if (id === undefined || held) return;
    const timer = setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, held, onGone]);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-20 z-20 grid justify-items-center"
    >
      {toast && (
        <div
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
          className="pointer-events-auto flex items-center gap-12 rounded-card border border-line-2 bg-paper-0 px-16 py-10 shadow-float"
        >
          <span>{toast.words}</span>
          {toast.action && <LinkButton onPress={toast.action.act}>{toast.action.words}</LinkButton>}
        </div>
      )}
    </div>
  );
}
