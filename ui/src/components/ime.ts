/**
 * Whether a key press belongs to the input method rather than to us.
 *
 * Three engines, three habits: Chromium marks the confirming Enter with `isComposing`;
 * WebKit ends the composition first and marks the Enter that follows with keyCode 229;
 * some WebKitGTK input methods end it first and mark nothing, in the same tick.
 * WebKit can also leave 229 on a later, plain Enter: that one is the person's.
 */
const TAGGED_AFTER_END_MS = 500;
const TAGGED_BY_INPUT_METHOD = 229;

interface KeyPress {
  readonly key: string;
  readonly keyCode: number;
  readonly isComposing: boolean;
  readonly timeStamp: number;
}

export interface ImeGuard {
  compositionStarted(): void;
  compositionEnded(timeStamp: number): void;
  /** Focus may leave in mid-composition, and some engines then never send the end. */
  focusLeft(): void;
  /** Ask once for each keydown: a tagged Enter is forgiven only once. */
  owns(press: KeyPress): boolean;
}

export function createImeGuard(
  nextTick: (run: () => void) => void = (run) => void setTimeout(run, 0),
): ImeGuard {
  let composing = false;
  let sameTick = false;
  let tick = 0;
  let endedAt: number | null = null;

  return {
    compositionStarted() {
      composing = true;
      sameTick = false;
      endedAt = null;
    },
    compositionEnded(timeStamp) {
      composing = false;
      endedAt = timeStamp;
      sameTick = true;
      const mine = ++tick;
      nextTick(() => {
        if (mine === tick) sameTick = false;
      });
    },
    focusLeft() {
      composing = false;
    },
    owns(press) {
      if (press.isComposing || composing) return true;
      if (press.key !== "Enter" && press.keyCode !== TAGGED_BY_INPUT_METHOD) return false;
      const tagged =
        press.keyCode === TAGGED_BY_INPUT_METHOD &&
        endedAt !== null &&
        press.timeStamp - endedAt <= TAGGED_AFTER_END_MS;
      const owned = sameTick || tagged;
      // Whatever this press was, the composition that ended is now spent.
      sameTick = false;
      endedAt = null;
      return owned;
    },
  };
}

const shared = createImeGuard();
const verdicts = new WeakMap<Event, boolean>();
let watching = false;

/** The one guard of the window. Every handler of Enter and of shortcuts asks it. */
export function ownedByInputMethod(event: KeyboardEvent): boolean {
  watchCompositions();
  // Several handlers may ask about one press; the guard itself must be asked once.
  const known = verdicts.get(event);
  if (known !== undefined) return known;
  const verdict = shared.owns(event);
  verdicts.set(event, verdict);
  return verdict;
}

/** Call at start: a guard that begins to watch in mid-composition has missed its start. */
export function watchCompositions(): void {
  if (watching) return;
  watching = true;
  const early = { capture: true };
  window.addEventListener("compositionstart", () => shared.compositionStarted(), early);
  window.addEventListener("compositionend", (e) => shared.compositionEnded(e.timeStamp), early);
  window.addEventListener("blur", () => shared.focusLeft(), early);
  // Asked here first, so that an Enter nobody handles still spends the composition.
  window.addEventListener("keydown", (e) => void ownedByInputMethod(e), early);
}
