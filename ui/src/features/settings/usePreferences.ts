import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { applyTextSize, applyTheme, type TextSize } from "../../app/appearance";
import type { Language } from "../../ipc/generated/Language";
import type { Preferences } from "../../ipc/generated/Preferences";
import { answerKey, useAnswer, useCommand } from "../../ipc/queries";
import { speak } from "../../locales/text";

const DEFAULTS: Preferences = { theme: "system", text_percent: 100, language: "zh-CN" };
const KEY = answerKey("get_preferences", {});

export function usePreferences() {
  const client = useQueryClient();
  const answer = useAnswer("get_preferences", {});
  const command = useCommand("set_preferences");
  const keep = (next: Preferences) => client.setQueryData(KEY, next);
  const preferences = answer.data ?? DEFAULTS;
  return {
    preferences,
    /** Whether they are as chosen, rather than the defaults until the host has answered. */
    known: !answer.isPending,
    error: command.error,
    set: (change: Partial<Preferences>) => {
      const next = { ...preferences, ...change };
      // Seen at once; what the host kept replaces it, and a failure takes it back.
      keep(next);
      command.mutate(next, { onSuccess: keep, onError: () => keep(preferences) });
    },
  };
}

/** Keeps the root's theme, text size and language as chosen. False until the choice is known. */
export function useAppearance(): boolean {
  const { preferences, known } = usePreferences();
  const { theme, text_percent: percent, language } = preferences;
  useEffect(() => applyTheme(theme), [theme]);
  useEffect(() => applyTextSize(textSizeOf(percent)), [percent]);
  return useSpoken(language, known);
}

/** False until the first words can be in the language chosen, so that no others flash by. */
function useSpoken(language: Language, known: boolean): boolean {
  const [spoken, setSpoken] = useState(false);
  useEffect(() => {
    if (!known) return;
    const go = () => setSpoken(true);
    // With a damaged installation the window still opens, in the language that is there.
    speak(language).then(go, go);
  }, [language, known]);
  return spoken;
}

export function textSizeOf(percent: number): TextSize {
  return percent >= 150 ? "150" : percent >= 125 ? "125" : "100";
}
