/** A crash may cost a keystroke younger than a second; half of that is left for the disk. */
const WAIT_MS = 400;
const RETRY_MS = 2000;

export interface DraftSaver<Draft> {
  /** Saved at most `WAIT_MS` from now, however fast the typing goes on. */
  changed(draft: Draft): void;
  /** Saves at once what is not saved yet, and waits for what is under way. */
  flush(): Promise<void>;
  /** Nothing is saved after this: a late save would bring back what was discarded. */
  stop(): void;
}

/** One save at a time, so that an older text never lands after a newer one. */
export function draftSaver<Draft>(
  save: (draft: Draft) => Promise<unknown>,
  onFailure: () => void = () => undefined,
): DraftSaver<Draft> {
  let unsaved: { draft: Draft } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> | null = null;
  let stopped = false;

  function later(ms: number) {
    timer ??= setTimeout(() => void run(), ms);
  }

  function run(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running ??= saveAll().finally(() => {
      running = null;
    });
    return running;
  }

  async function saveAll(): Promise<void> {
    while (unsaved !== null && !stopped) {
      const mine = unsaved;
      unsaved = null;
      try {
        await save(mine.draft);
      } catch {
        unsaved ??= mine;
        onFailure();
        later(RETRY_MS);
        return;
      }
    }
  }

  return {
    changed(draft) {
      if (stopped) return;
      unsaved = { draft };
      if (running === null) later(WAIT_MS);
    },
    async flush() {
      await run();
      // What came in while the last one was being saved.
      if (unsaved !== null && timer === null) await run();
    },
    stop() {
      stopped = true;
      unsaved = null;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
