import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { useLingui } from "@lingui/react";
import { zhCN } from "./zh-CN";

type Source = typeof zhCN;
export type MessageKey = keyof Source;
/** What every further language must be. */
export type Catalogue = Record<MessageKey, string>;

/** Add a language here, and its files are complete or do not compile. Read when it is spoken. */
export const catalogues = {
  "zh-CN": () => Promise.resolve(zhCN),
  "zh-TW": async () => (await import("./zh-TW")).zhTW,
  en: async () => (await import("./en")).en,
} satisfies Record<string, () => Promise<Catalogue>>;
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
activate("zh-CN", zhCN);

let wanted: Locale = "zh-CN";

/** Speaks it as soon as its words are read; of two asked for at once, the later. */
export async function speak(locale: Locale): Promise<void> {
  wanted = locale;
  if (i18n.locale === locale) return;
  const messages = await catalogues[locale]();
  if (wanted === locale) activate(locale, messages);
}

function activate(locale: Locale, messages: Catalogue): void {
  document.documentElement.lang = locale;
  i18n.loadAndActivate({ locale, messages });
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
