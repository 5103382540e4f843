const FOCUSABLE = "input, textarea, button, [tabindex='0']";

/** Where Tab would first stop inside; in a row of choices that is the chosen one. */
export function firstStop(inside: HTMLElement | null): HTMLElement | null {
  const first = inside?.querySelector<HTMLElement>(FOCUSABLE) ?? null;
  const row = first?.closest("[role=radiogroup]");
  return row?.querySelector<HTMLElement>("[tabindex='0']") ?? first;
}

/** Where Tab would stop last: in a footer, the primary action. */
export function lastStop(inside: HTMLElement | null): HTMLElement | null {
  return [...(inside?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].at(-1) ?? null;
}
