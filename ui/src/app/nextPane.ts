const FOCUSABLE = "a[href], button, input, textarea, [tabindex='0']";

/** F6: into the next pane, at its list or its first control. */
export function focusNextPane(): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter(
    (pane) => pane.getClientRects().length > 0,
  );
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[(at + 1) % panes.length];
  const list = pane?.querySelector<HTMLElement>("[role=listbox]");
  (list ?? pane?.querySelector<HTMLElement>(FOCUSABLE) ?? pane)?.focus();
}
