import { ChoiceRow } from "../../components/ChoiceRow";
import type { Language } from "../../ipc/generated/Language";
import { languageNames } from "../../locales/text";

const LANGUAGES = Object.keys(languageNames) as Language[];

/** Each language in its own words. */
export function LanguageChoice({
  value,
  onChange,
  label,
}: {
  value: Language;
  onChange: (language: Language) => void;
  /** Only where no `Field` is around it. */
  label?: string;
}) {
  return (
    <ChoiceRow
      choices={LANGUAGES.map((language) => ({
        value: language,
        label: <span lang={language}>{languageNames[language]}</span>,
      }))}
      value={value}
      onChange={onChange}
      {...(label === undefined ? {} : { label })}
    />
  );
}
