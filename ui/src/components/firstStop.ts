const FOCUSABLE = "input, textarea, button, [tabindex='0']";

/** Where Tab would first stop inside; in a row of choices that is the chosen one. */
export function firstStop(inside: HTMLElement | null): HTMLElement | null {
  const first = inside?.querySelector<HTMLElement>(FOCUSABLE) ?? null;
  const row = first?.closest("[role=radiogroup]");
  return row?.querySelector<HTMLElement>("[tabindex='0']") ?? first;
}
