import type { KeyboardEvent } from "react";
import { ownedByInputMethod } from "../../components/ime";

const STOPS = "input, textarea, [role=radio][tabindex='0'], [role=checkbox][tabindex='0']";
/** Choices and ticks: Space sets them, so Enter is free to go on. */
const SET_BY_SPACE = ["radio", "checkbox"];

/** Enter in a single-line field, a choice or a tick goes to the next one; a text keeps its lines. */
export function enterMovesOn(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Enter" || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const { target } = event;
  if (!(target instanceof HTMLElement) || ownedByInputMethod(event.nativeEvent)) return;
  const isChoice = SET_BY_SPACE.includes(target.getAttribute("role") ?? "");
  if (!(target instanceof HTMLInputElement) && !isChoice) return;
  event.preventDefault();
  focusAfter(event.currentTarget, target);
}

/** To the next place in the form where Tab would stop, skipping the rest of a row of choices. */
export function focusAfter(form: HTMLElement, from: Element): void {
  const row = from.closest("[role=radiogroup], [role=group]");
  const stops = [...form.querySelectorAll<HTMLElement>(STOPS)];
  const isHere = (stop: Element) => stop === from || (row?.contains(stop) ?? false);
  stops
    .slice(stops.findIndex(isHere) + 1)
    .find((stop) => !isHere(stop))
    ?.focus();
}
