import { compileMessage } from "@lingui/message-utils/compileMessage";
import { describe, expect, it } from "vitest";
import { en } from "./en";
import { catalogues, languageNames, type Locale, type MessageKey } from "./text";
import { zhCN } from "./zh-CN";
import { zhTW } from "./zh-TW";

const locales = Object.keys(catalogues) as Locale[];
const all = { "zh-CN": zhCN, "zh-TW": zhTW, en } satisfies Record<Locale, object>;
const keys = Object.keys(zhCN) as MessageKey[];
const HAN = /\p{Script=Han}/u;

/** Characters of the mainland alone, the commonest of them. */
const SIMPLIFIED =
  "确认条没绝记诉顾写内样现发开么丢这机会过读临时号单来阶类别话风险级当复签见证沟负责结选电业场线评论动问访谈员损坏专务态费误权规则维赔偿换伤体监门邻倾听决虑产双无咨询约备执响应启进馈给计营间键价为紧项个并标长顺经录统缩补与况额实议处关闭暂请联说办检测断离须总择两数对编钟迟销设还继续删锁区层几页许试输码户错连脑网络浏览头夹传装盘满刚着带柜块厘环节报达钻银础仅筛显远运划状点载资张题栏属转岗轮际变严验赖识队谁隐观语随浅马导详调宽旧东车边";

/** The names of the values in a message, those inside the branches of a plural too. */
function names(message: string): string[] {
  const found = new Set<string>();
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    for (const token of part as unknown[]) {
      if (!Array.isArray(token)) continue;
      const [name, , branches] = token as [string, string?, Record<string, unknown>?];
      found.add(name);
      Object.values(branches ?? {}).forEach(walk);
    }
  };
  walk(compileMessage(message));
  return [...found].sort();
}

describe.each(locales)("the catalogue %s", (locale) => {
  const messages: Readonly<Record<string, string>> = all[locale];

  it("is what is read when the language is spoken", async () => {
    expect(await catalogues[locale]()).toBe(messages);
  });

  it("has every message and no other", () => {
    expect(Object.keys(messages).sort()).toEqual([...keys].sort());
  });

  it("takes the same values as its source, message by message", () => {
    const taken = (words: Readonly<Record<string, string>>) =>
      Object.fromEntries(keys.map((key) => [key, names(words[key] ?? "")]));
    expect(taken(messages)).toEqual(taken(zhCN));
  });

  it("has no empty message, no full-width space and no space at an end", () => {
    const wrong = Object.entries(messages).filter(([key, message]) => {
      // What joins words ends in a space in English.
      const bare = key.startsWith("word.") ? message : message.trim();
      return message === "" || message.includes("\u3000") || message !== bare;
    });
    expect(wrong).toEqual([]);
  });
});

describe("the words of a language", () => {
  const withAny = (messages: Readonly<Record<string, string>>, wrong: RegExp) =>
    Object.entries(messages).filter(([, message]) => wrong.test(message));

  it("are English in English, down to the marks", () => {
    // A customer is looked up by what their name sounds like: the example has a name.
    const { "first.step2.hint": example, ...rest } = en;
    expect(example).toContain("张三");
    expect(withAny(rest, HAN)).toEqual([]);
    expect(withAny(en, /[、，。；：？！（）「」『』]/)).toEqual([]);
    // Straight marks are for code; and ' would quote a brace.
    expect(withAny(en, /['"]/)).toEqual([]);
  });

  it("are traditional characters and Taiwan's marks in 繁體中文", () => {
    expect(withAny(zhTW, new RegExp(`[${SIMPLIFIED}]`, "u"))).toEqual([]);
    expect(withAny(zhTW, /[“”‘’]/)).toEqual([]);
  });

  it("are full-width marks and one space beside Latin letters in Chinese", () => {
    for (const messages of [zhCN, zhTW]) {
      expect(withAny(messages, /\p{Script=Han}[,;:?!]/u)).toEqual([]);
      expect(withAny(messages, /\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}/u)).toEqual([]);
    }
  });

  it("name each language in itself", () => {
    expect(Object.values(languageNames)).toEqual(["简体中文", "繁體中文", "English"]);
  });
});
