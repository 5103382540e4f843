import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { applyTextSize, applyTheme, type TextSize } from "../../app/appearance";
import type { Preferences } from "../../ipc/generated/Preferences";
import { answerKey, useAnswer, useCommand } from "../../ipc/queries";

const DEFAULTS: Preferences = { theme: "system", text_percent: 100 };
const KEY = answerKey("get_preferences", {});

export function usePreferences() {
  const client = useQueryClient();
  const answer = useAnswer("get_preferences", {});
  const command = useCommand("set_preferences");
  const keep = (next: Preferences) => client.setQueryData(KEY, next);
  const preferences = answer.data ?? DEFAULTS;
  return {
    preferences,
    error: command.error,
    set: (change: Partial<Preferences>) => {
      const next = { ...preferences, ...change };
      // Seen at once; what the host kept replaces it, and a failure takes it back.
      keep(next);
      command.mutate(next, { onSuccess: keep, onError: () => keep(preferences) });
    },
  };
}

/** Keeps the root's theme and text size as chosen. */
export function useAppearance(): void {
  const { theme, text_percent: percent } = usePreferences().preferences;
  useEffect(() => applyTheme(theme), [theme]);
  useEffect(() => applyTextSize(textSizeOf(percent)), [percent]);
}

export function textSizeOf(percent: number): TextSize {
  return percent >= 150 ? "150" : percent >= 125 ? "125" : "100";
}
