import { afterEach, describe, expect, it, vi } from "vitest";
import { addShortcutLayer, type Shortcuts } from "./shortcuts";

const open: (() => void)[] = [];
const layer = (keys: Shortcuts, scope = 0, modal = false) => {
  const close = addShortcutLayer({ keys: () => keys, scope, modal });
  open.push(close);
  return close;
};
const press = (key: string, more: KeyboardEventInit = {}, on: EventTarget = document.body) =>
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));

afterEach(() => {
  open.splice(0).forEach((close) => close());
  document.body.replaceChildren();
});

describe("shortcuts", () => {
  it("fires letters and chords", () => {
    const respond = vi.fn();
    const submit = vi.fn();
    layer({ R: respond, "Ctrl+Enter": submit });
    press("r");
    press("Enter", { ctrlKey: true });
    press("Enter", { metaKey: true });
    expect(respond).toHaveBeenCalledOnce();
    expect(submit).toHaveBeenCalledTimes(2);
  });

  it("letters are dead in a field, chords and Esc are not", () => {
    const letter = vi.fn();
    const chord = vi.fn();
    layer({ R: letter, "Ctrl+Enter": chord, Esc: chord });
    const field = document.body.appendChild(document.createElement("input"));
    press("r", {}, field);
    press("Enter", { ctrlKey: true }, field);
    press("Escape", {}, field);
    expect(letter).not.toHaveBeenCalled();
    expect(chord).toHaveBeenCalledTimes(2);
  });

  it("is dead while composing", () => {
    const letter = vi.fn();
    layer({ R: letter, Esc: letter });
    press("r", { isComposing: true });
    press("Escape", { isComposing: true });
    expect(letter).not.toHaveBeenCalled();
  });

  it("Esc closes one layer", () => {
    const order: string[] = [];
    layer({ Esc: () => order.push("detail") });
    const close = layer({ Esc: () => order.push("dialog") });
    press("Escape");
    close();
    press("Escape");
    expect(order).toEqual(["dialog", "detail"]);
  });

  it("a dialog silences what lies under it, and hears its own fields", () => {
    const under = vi.fn();
    const inside = vi.fn();
    layer({ R: under });
    layer({ "Alt+1": inside }, 1);
    layer({ Esc: vi.fn() }, 1, true);
    press("r");
    press("1", { altKey: true });
    expect(under).not.toHaveBeenCalled();
    expect(inside).toHaveBeenCalledOnce();
  });

  it("runs a sequence, and forgets a beginning that leads nowhere", () => {
    const complaint = vi.fn();
    const one = vi.fn();
    layer({ "Ctrl+N 3": complaint, "1": one });
    press("n", { ctrlKey: true });
    press("3");
    expect(complaint).toHaveBeenCalledOnce();
    press("n", { ctrlKey: true });
    press("1");
    press("3");
    expect(one).toHaveBeenCalledOnce();
    expect(complaint).toHaveBeenCalledOnce();
  });
});
