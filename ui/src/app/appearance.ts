export type Theme = "light" | "dark" | "contrast";
export type ThemeChoice = Theme | "system";
export type TextSize = "100" | "125" | "150";

const DARK = "(prefers-color-scheme: dark)";
const MORE_CONTRAST = "(prefers-contrast: more)";

/** 跟随系统 follows the system for as long as it is the choice. Returns what stops it. */
export function applyTheme(choice: ThemeChoice): () => void {
  const root = document.documentElement;
  if (choice !== "system") {
    root.dataset.theme = choice;
    return () => undefined;
  }
  const queries = [window.matchMedia(DARK), window.matchMedia(MORE_CONTRAST)];
  const follow = () => void (root.dataset.theme = systemTheme());
  follow();
  queries.forEach((query) => query.addEventListener("change", follow));
  return () => queries.forEach((query) => query.removeEventListener("change", follow));
}

function systemTheme(): Theme {
  if (window.matchMedia(MORE_CONTRAST).matches) return "contrast";
  return window.matchMedia(DARK).matches ? "dark" : "light";
}

export function applyTextSize(size: TextSize): void {
  document.documentElement.dataset.text = size;
}

/** Key caps can be switched off; the keys still work. */
export function applyKeyCaps(shown: boolean): void {
  document.documentElement.dataset.keys = shown ? "on" : "off";
}
