import { beforeEach, describe, expect, it } from "vitest";
import { createImeGuard, ownedByInputMethod, watchCompositions, type ImeGuard } from "./ime";

let guard: ImeGuard;
let ticks: (() => void)[];
const passTick = () => ticks.splice(0).forEach((run) => run());

beforeEach(() => {
  ticks = [];
  guard = createImeGuard((run) => ticks.push(run));
});

const press = (timeStamp: number, more: Partial<KeyboardEvent> = {}) => ({
  key: "Enter",
  keyCode: 13,
  isComposing: false,
  timeStamp,
  ...more,
});

describe("an Enter that confirms pinyin", () => {
  it("Chromium: keydown with isComposing, then compositionend", () => {
    guard.compositionStarted();
    expect(guard.owns(press(100, { isComposing: true, keyCode: 229 }))).toBe(true);
    guard.compositionEnded(101);
    passTick();
    expect(guard.owns(press(400))).toBe(false);
  });

  it("WebKit: compositionend first, then keydown tagged 229", () => {
    guard.compositionStarted();
    guard.compositionEnded(100);
    passTick();
    expect(guard.owns(press(103, { keyCode: 229 }))).toBe(true);
    expect(guard.owns(press(300))).toBe(false);
  });

  it("compositionend first, then a plain Enter in the same tick", () => {
    guard.compositionStarted();
    guard.compositionEnded(100);
    expect(guard.owns(press(100))).toBe(true);
    expect(guard.owns(press(101))).toBe(false);
  });

  it("belongs to the input method for as long as the composition runs", () => {
    guard.compositionStarted();
    expect(guard.owns(press(100))).toBe(true);
    expect(guard.owns(press(200))).toBe(true);
  });
});

describe("an Enter of the person", () => {
  it("is heard one tick after the composition, untagged", () => {
    guard.compositionStarted();
    guard.compositionEnded(100);
    passTick();
    expect(guard.owns(press(120))).toBe(false);
  });

  it("is heard when WebKit leaves 229 on a later press", () => {
    guard.compositionStarted();
    guard.compositionEnded(100);
    passTick();
    expect(guard.owns(press(700, { keyCode: 229 }))).toBe(false);
  });

  it("is heard when a second one is tagged within 500 ms", () => {
    guard.compositionStarted();
    guard.compositionEnded(100);
    passTick();
    expect(guard.owns(press(110, { keyCode: 229 }))).toBe(true);
    expect(guard.owns(press(350, { keyCode: 229 }))).toBe(false);
  });

  it("is heard when tagged without any composition", () => {
    expect(guard.owns(press(100, { keyCode: 229 }))).toBe(false);
  });

  it("a new composition forgets the end of the last", () => {
    guard.compositionStarted();
    guard.compositionEnded(100);
    guard.compositionStarted();
    passTick();
    guard.compositionEnded(200);
    expect(guard.owns(press(200))).toBe(true);
  });
});

describe("the guard of the window", () => {
  it("gives every handler of one press the same answer", () => {
    watchCompositions();
    const field = document.body.appendChild(document.createElement("input"));
    const answers: boolean[] = [];
    const ask = (event: KeyboardEvent) => answers.push(ownedByInputMethod(event));
    field.addEventListener("keydown", ask);
    document.addEventListener("keydown", ask);
    field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    expect(answers).toEqual([true, true, false, false]);
  });
});
