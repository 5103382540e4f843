import { i18n, text, type Locale } from "./text";

/** Chinese sentences follow each other without a gap. */
const SENTENCE_GAPS: Readonly<Record<Locale, string>> = { "zh-CN": "", "zh-TW": "", en: " " };

type Part = string | null | undefined | false;
const joined = (parts: readonly Part[], mark: string) => parts.filter(Boolean).join(mark);

/** 致歉、维修 */
export const listed = (words: readonly Part[]) => joined(words, text("word.listMark"));

/** 涉及金额 800 元；30 天内首次投诉 */
export const clauses = (words: readonly Part[]) => joined(words, text("word.clauseMark"));

/** Stage, what is left, until when: as one reads it aloud. */
export const phrases = (words: readonly Part[]) => joined(words, text("word.comma"));

/** What happened. What to do. */
export const sentences = (words: readonly Part[]) => joined(words, sentenceGap());

/** Between two sentences that are drawn apart. */
export const sentenceGap = () => SENTENCE_GAPS[i18n.locale as Locale];
