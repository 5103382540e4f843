import { classes } from "./classes";

const onMac = /Mac/.test(navigator.userAgent);
const SYMBOLS: Readonly<Record<string, string>> = onMac ? { Ctrl: "⌘", Alt: "⌥" } : {};

/** The key that fires a control, printed on it. Screen readers get `aria-keyshortcuts`. */
export function KeyCap({ keys, onFill = false }: { keys: string; onFill?: boolean }) {
  return (
    <kbd
      aria-hidden="true"
      className={classes(
        "key-cap inline-grid h-[1.125rem] min-w-[1.125rem] place-items-center rounded-mark border px-4 font-sans text-key font-normal leading-none whitespace-nowrap",
        onFill ? "on-fill-key" : "border-line-2 bg-paper-0 text-ink-2",
      )}
    >
      {printed(keys)}
    </kbd>
  );
}

/** "Ctrl+Enter" as a person reads it: "Ctrl Enter", or "⌘ Enter" on a Mac. */
export function printed(keys: string): string {
  return keys
    .split("+")
    .map((part) => SYMBOLS[part] ?? part)
    .join(" ");
}

/** As ARIA wants it: "Control+Enter". */
export function ariaKeys(keys: string): string {
  return keys.replace("Ctrl", onMac ? "Meta" : "Control").replace("Esc", "Escape");
}
