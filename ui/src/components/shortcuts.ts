import { createContext, useContext, useEffect, useRef, useState } from "react";
import { ownedByInputMethod } from "./ime";

/**
 * "R", "Ctrl+Enter", "Alt+1", "?", and sequences such as "Ctrl+N 1".
 * "Ctrl" means ⌘ on macOS. Bare letters and marks are dead while a field has focus.
 */
export type Keys = string;
export type Shortcuts = Readonly<Record<Keys, () => void>>;

interface Layer {
  keys: () => Shortcuts;
  /** 0 is the page; each dialog and popover that opens takes the next number. */
  scope: number;
  /** Keeps the keys of every lower scope silent. */
  modal: boolean;
}

const layers: Layer[] = [];
const SEQUENCE_MS = 1500;
let begun: { prefix: string; at: number } | null = null;

/** Which scope the children of a dialog register their keys in. */
export const ShortcutScope = createContext(0);
let lastScope = 0;

/** For what opens above the rest. Effects of children run first, so order alone won't do. */
export function useNewScope(): number {
  const [scope] = useState(() => ++lastScope);
  return scope;
}

/** The topmost layer that knows a key takes it, so `Esc` closes one layer at a time. */
export function useShortcuts(
  shortcuts: Shortcuts,
  {
    modal = false,
    active = true,
    scope: own,
  }: { modal?: boolean; active?: boolean; scope?: number } = {},
): void {
  const around = useContext(ShortcutScope);
  const scope = own ?? around;
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    if (!active) return;
    return addShortcutLayer({ keys: () => latest.current, modal, scope });
  }, [active, modal, scope]);
}

export function addShortcutLayer(layer: Layer): () => void {
  if (layers.length === 0) window.addEventListener("keydown", onKeyDown);
  layers.push(layer);
  return () => {
    layers.splice(layers.indexOf(layer), 1);
    if (layers.length === 0) window.removeEventListener("keydown", onKeyDown);
  };
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || ownedByInputMethod(event)) return;
  const chord = chordOf(event);
  if (chord === null) return;
  const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (bare && chord !== "Esc" && !/^F\d/.test(chord) && takesText(event.target)) return;

  const prefix = begun && event.timeStamp - begun.at < SEQUENCE_MS ? begun.prefix : null;
  begun = null;
  const wanted = prefix === null ? [chord] : [`${prefix} ${chord}`, chord];
  for (const keys of wanted) {
    const found = find(keys);
    if (found === "begins") begun = { prefix: keys, at: event.timeStamp };
    if (found !== null) {
      event.preventDefault();
      if (found !== "begins") found();
      return;
    }
  }
}

function find(keys: Keys): (() => void) | "begins" | null {
  const floor = Math.max(0, ...layers.filter((l) => l.modal).map((l) => l.scope));
  const heard = layers
    .filter((layer) => layer.scope >= floor)
    .toReversed()
    .sort((a, b) => b.scope - a.scope);
  for (const layer of heard) {
    const known = layer.keys();
    const action = known[keys];
    if (action) return action;
    if (Object.keys(known).some((k) => k.startsWith(`${keys} `))) return "begins";
  }
  return null;
}

const NAMED: Readonly<Record<string, string>> = { Escape: "Esc", " ": "Space" };

function chordOf(event: KeyboardEvent): string | null {
  const { key } = event;
  if (["Control", "Meta", "Alt", "Shift", "Process", "Dead"].includes(key)) return null;
  const named = NAMED[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  // A mark such as "?" already contains its Shift.
  if (event.shiftKey && (key.length > 1 || /[a-z]/i.test(key))) parts.push("Shift");
  return [...parts, named].join("+");
}

function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !["checkbox", "radio", "button", "submit", "range"].includes(target.type)
  );
}
