import { HostError, toHostError } from "./error";
import type { Host, Push } from "./types";

type Answer = (payload: unknown) => unknown;

/** For unit tests and for looking: canned answers, recorded calls, pushes by hand. */
export interface FakeHost extends Host {
  readonly calls: readonly { command: string; payload: unknown }[];
  answer(command: string, answer: Answer): void;
  push(push: Push): void;
  /** As if the line of pushes had been down for a while. */
  gap(): void;
}

export function fakeHost(answers: Record<string, Answer> = {}): FakeHost {
  const known = new Map(Object.entries(answers));
  const calls: { command: string; payload: unknown }[] = [];
  const listeners = new Set<(push: Push) => void>();
  const gapListeners = new Set<() => void>();
  return {
    calls,
    answer: (command, answer) => void known.set(command, answer),
    push: (push) => listeners.forEach((listener) => listener(push)),
    gap: () => gapListeners.forEach((listener) => listener()),
    async call(command, payload) {
      calls.push({ command, payload });
      const answer = known.get(command);
      if (!answer) {
        throw new HostError({ code: `not_faked: ${command}`, retry: false, incident: null });
      }
      try {
        return await answer(payload);
      } catch (thrown) {
        throw toHostError(thrown);
      }
    },
    onPush(listener, onGap) {
      listeners.add(listener);
      if (onGap) gapListeners.add(onGap);
      return () => {
        listeners.delete(listener);
        if (onGap) gapListeners.delete(onGap);
      };
    },
  };
}
