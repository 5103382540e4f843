import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { useLingui } from "@lingui/react";
import { en } from "./en";
import { zhCN } from "./zh-CN";
import { zhTW } from "./zh-TW";

type Source = typeof zhCN;
export type MessageKey = keyof Source;
/** What every further language must be. */
export type Catalogue = Record<MessageKey, string>;

/** Add a language here, and its files are complete or do not compile. */
export const catalogues = { "zh-CN": zhCN, "zh-TW": zhTW, en } satisfies Record<string, Catalogue>;
export type Locale = keyof typeof catalogues;

/** Each in its own words, so that whoever reads only one of them finds it. */
export const languageNames: Readonly<Record<Locale, string>> = {
  "zh-CN": "简体中文",
  "zh-TW": "繁體中文",
  en: "English",
};

/** The names of the values in a message, read from its literal type. */
type Names<Message extends string> = Message extends `${string}{${infer Found}}${infer Rest}`
  ? Name<Found> | Names<Rest>
  : never;
/** `{count}`, `{count, plural, one {# day}` up to its first branch, and further branches. */
type Name<Found extends string> = Found extends `#${string}`
  ? never
  : Found extends `${infer Before},${string}`
    ? Before
    : Found;

type Values<Key extends MessageKey> = [Names<Source[Key]>] extends [never]
  ? []
  : [values: Record<Names<Source[Key]>, string | number>];

export const i18n = setupI18n();
// A production build of Lingui compiles nothing at run time unless asked.
i18n.setMessagesCompiler(compileMessage);
speak("zh-CN");

export function speak(locale: Locale): void {
  document.documentElement.lang = locale;
  if (i18n.locale !== locale) i18n.loadAndActivate({ locale, messages: catalogues[locale] });
  document.title = text("app.name");
}

export function text<Key extends MessageKey>(key: Key, ...values: Values<Key>): string {
  return i18n._(key, values[0]);
}

/** As `text`, and the component is drawn again when the language changes. */
export function useText(): typeof text {
  useLingui();
  return text;
}
