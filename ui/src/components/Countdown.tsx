import { useState } from "react";
import { useText } from "../locales/text";
import { classes } from "./classes";
import { countdownWords, type Clock, type CountdownWords, type Tone } from "./countdownWords";
import { Icon, type IconName } from "./icons";
import { useNow } from "./now";

const TONES: Record<Tone, { colour: string; icon?: IconName }> = {
  plain: { colour: "text-ink-1" },
  amber: { colour: "font-semibold text-warn", icon: "warning" },
  red: { colour: "font-semibold text-danger", icon: "overdue" },
  paused: { colour: "text-ink-2", icon: "paused" },
  met: { colour: "text-ok", icon: "tick" },
  voided: { colour: "text-ink-2", icon: "info" },
};

/** `at` freezes it, for pictures and for closed records. */
export function useCountdown(clock: Clock, at?: number): CountdownWords {
  const now = useNow((t) => (at === undefined ? countdownWords(clock, t).nextChangeMs : null));
  return countdownWords(clock, at ?? now);
}

/** What is left, with its mark. Screen readers hear the absolute time instead. */
export function Remaining({
  words,
  wraps = false,
}: {
  words: CountdownWords;
  /** In a column that is narrower than the longest words. */
  wraps?: boolean;
}) {
  const { colour, icon } = TONES[words.tone];
  return (
    <span
      className={classes(
        "inline-flex gap-4",
        wraps ? "items-baseline" : "items-center whitespace-nowrap",
        colour,
      )}
    >
      {icon && <Icon name={icon} size="small" />}
      <span aria-hidden="true">{words.first}</span>
    </span>
  );
}

/** Two lines, right-aligned: what is left, then stage and instant. */
export function Countdown({
  clock,
  at,
  announce = false,
}: {
  clock: Clock;
  at?: number;
  /** Speak once when it turns amber or red; for the one clock a screen is about. */
  announce?: boolean;
}) {
  const words = useCountdown(clock, at);
  return (
    <span className="flex flex-col items-end text-right whitespace-nowrap">
      <Remaining words={words} />
      <span aria-hidden="true" className="text-meta text-ink-2">
        {words.second}
      </span>
      <span className="sr-only">{words.spoken}</span>
      {announce && <TurnAnnouncer stage={clock.stage} words={words} />}
    </span>
  );
}

/** Silent at first sight; says one sentence when the tone turns while it is watched. */
export function TurnAnnouncer({ stage, words }: { stage: string; words: CountdownWords }) {
  const text = useText();
  const [seen, setSeen] = useState(words.tone);
  const [said, setSaid] = useState("");
  if (seen !== words.tone) {
    setSeen(words.tone);
    const instant = words.spoken;
    if (words.tone === "amber") setSaid(text("clock.nowAmber", { stage, instant }));
    if (words.tone === "red") setSaid(text("clock.nowRed", { stage, instant }));
  }
  return (
    <span role="status" className="sr-only">
      {said}
    </span>
  );
}
