import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { useLingui } from "@lingui/react";
import { zhCN } from "./zh-CN";

type Source = typeof zhCN;
export type MessageKey = keyof Source;
/** What a further language must be: `export const en = {...} satisfies Catalogue`. */
export type Catalogue = Record<MessageKey, string>;

/** Add a language here, and its file is complete or does not compile. */
const catalogues = { "zh-CN": zhCN } satisfies Record<string, Catalogue>;
export type Locale = keyof typeof catalogues;

/** The names between braces in a message, read from its literal type. */
type Names<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

type Values<Key extends MessageKey> = [Names<Source[Key]>] extends [never]
  ? []
  : [values: Record<Names<Source[Key]>, string | number>];

export const i18n = setupI18n();
// A production build of Lingui compiles nothing at run time unless asked.
i18n.setMessagesCompiler(compileMessage);
speak("zh-CN");

export function speak(locale: Locale): void {
  i18n.loadAndActivate({ locale, messages: catalogues[locale] });
  document.documentElement.lang = locale;
}

export function text<Key extends MessageKey>(key: Key, ...values: Values<Key>): string {
  return i18n._(key, values[0]);
}

/** As `text`, and the component is drawn again when the language changes. */
export function useText(): typeof text {
  useLingui();
  return text;
}
