import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { draftSaver } from "./draftSaver";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("draft saver", () => {
  it("saves within half a second, however fast the typing goes on", async () => {
    const save = vi.fn<(draft: string) => Promise<void>>(() => Promise.resolve());
    const saver = draftSaver(save);
    for (const typed of ["a", "ab", "abc", "abcd", "abcde", "abcdef"]) {
      saver.changed(typed);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(save.mock.calls[0]).toEqual(["abcd"]);
    await vi.advanceTimersByTimeAsync(500);
    expect(save.mock.lastCall).toEqual(["abcdef"]);
  });

  it("has one save under way at a time, and the last text wins", async () => {
    const done: (() => void)[] = [];
    const save = vi.fn<(draft: string) => Promise<void>>(
      () => new Promise((resolve) => done.push(resolve)),
    );
    const saver = draftSaver(save);
    saver.changed("one");
    await vi.advanceTimersByTimeAsync(500);
    saver.changed("two");
    saver.changed("three");
    await vi.advanceTimersByTimeAsync(2000);
    expect(save).toHaveBeenCalledTimes(1);
    done[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(save.mock.calls).toEqual([["one"], ["three"]]);
  });

  it("tries a failed save again, with what is newest", async () => {
    const onFailure = vi.fn();
    const save = vi
      .fn<(draft: string) => Promise<void>>(() => Promise.resolve())
      .mockRejectedValueOnce(new Error("disk full"));
    const saver = draftSaver(save, onFailure);
    saver.changed("kept");
    await vi.advanceTimersByTimeAsync(500);
    expect(onFailure).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(2000);
    expect(save.mock.calls).toEqual([["kept"], ["kept"]]);
  });

  it("flushes at once, and saves nothing after it was stopped", async () => {
    const save = vi.fn<(draft: string) => Promise<void>>(() => Promise.resolve());
    const saver = draftSaver(save);
    saver.changed("now");
    await saver.flush();
    expect(save).toHaveBeenCalledWith("now");
    saver.stop();
    saver.changed("late");
    await vi.advanceTimersByTimeAsync(5000);
    expect(save).toHaveBeenCalledTimes(1);
  });
});
