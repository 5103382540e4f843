import { ChoiceRow } from "../../components/ChoiceRow";
import type { Language } from "../../ipc/generated/Language";
import { languageNames } from "../../locales/text";
import { usePreferences } from "./usePreferences";

const LANGUAGES = Object.keys(languageNames) as Language[];

/** Each language in its own words; the window speaks it at once. */
export function LanguageChoice({ label }: { label?: string }) {
  const { preferences, set } = usePreferences();
  return (
    <ChoiceRow
      choices={LANGUAGES.map((language) => ({
        value: language,
        label: <span lang={language}>{languageNames[language]}</span>,
      }))}
      value={preferences.language}
      onChange={(language) => set({ language })}
      {...(label === undefined ? {} : { label })}
    />
  );
}
