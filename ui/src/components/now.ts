import { useEffect, useState } from "react";

/** The laptop's clock may be wrong; the shell measures by how much and sets it here. */
let offsetMs = 0;

export function setClockOffset(ms: number): void {
  offsetMs = ms;
}

export function nowMs(): number {
  return Date.now() + offsetMs;
}

/** The present, read anew only when the words that depend on it can change. */
export function useNow(holdsFor: (now: number) => number | null): number {
  const [now, setNow] = useState(nowMs);
  const wait = holdsFor(now);
  useEffect(() => {
    if (wait === null) return;
    const timer = setTimeout(() => setNow(nowMs()), wait);
    return () => clearTimeout(timer);
  }, [wait, now]);
  return now;
}
