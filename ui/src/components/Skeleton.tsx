import { useEffect, useState } from "react";
import { useText } from "../locales/text";

const SHOW_AFTER_MS = 120;
const WORDS_AFTER_MS = 2000;
const WIDTHS = [46, 78, 38, 64];

/** Nothing at first, then still rows, then words of what is going on. No spinner. */
export function Skeleton({
  rows = 4,
  doing,
  settled = false,
}: {
  rows?: number;
  doing?: string;
  /** Shown at once, for pictures. */
  settled?: boolean;
}) {
  const text = useText();
  const shown = useAfter(SHOW_AFTER_MS) || settled;
  const slow = useAfter(WORDS_AFTER_MS);
  if (!shown) return null;
  return (
    <div aria-busy="true">
      <div aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="grid gap-7 border-t border-line-1 py-9">
            {[0, 1].map((line) => (
              <i
                key={line}
                className="h-10 rounded-seal bg-paper-3"
                style={{ width: `${WIDTHS[(row * 2 + line) % WIDTHS.length] ?? 50}%` }}
              />
            ))}
          </div>
        ))}
      </div>
      <p role="status" className="mt-6 text-meta text-ink-3">
        {slow ? (doing ?? text("control.loading")) : ""}
      </p>
    </div>
  );
}

function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}
