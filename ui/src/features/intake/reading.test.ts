import { describe, expect, it } from "vitest";
import { splitNewCustomer } from "./draft";
import { matchedParts, type Part } from "./matched";
import { zeng, zhang } from "./sample";
import { suggestionWords } from "./suggestionWords";
import { readInstant } from "./typedInstant";

const NOW = Date.parse("2026-03-10T15:09:00+08:00");
const at = (iso: string) => ({ ms: Date.parse(`${iso}+08:00`) });

describe("a typed moment", () => {
  it.each([
    ["", { ms: null }],
    ["现在", { ms: null }],
    ["15:02", at("2026-03-10T15:02")],
    ["9：05", at("2026-03-10T09:05")],
    ["昨天 15:02", at("2026-03-09T15:02")],
    ["3月8日 7点30分", at("2026-03-08T07:30")],
    ["2025-12-31 23:59", at("2025-12-31T23:59")],
    ["12-31 10:00", at("2025-12-31T10:00")],
    ["2月30日 10:00", "unread"],
    ["25:00", "unread"],
    ["下午", "unread"],
    ["現在", { ms: null }],
    ["now", { ms: null }],
    ["Yesterday 15:02", at("2026-03-09T15:02")],
    ["8 Mar 07:30", at("2026-03-08T07:30")],
    ["31 December 2025, 23:59", at("2025-12-31T23:59")],
    ["30 Feb 10:00", "unread"],
    ["8 Mai 10:00", "unread"],
  ])("%s", (typed, expected) => {
    expect(readInstant(typed, NOW)).toEqual(expected);
  });
});

describe("what a search matched", () => {
  const marked = (parts: Part[]) => parts.map((p) => (p.hit ? `[${p.text}]` : p.text)).join("");
  it.each([
    ["zs", "[z]hang [s]an"],
    ["zhangs", "[zhang] [s]an"],
    ["zhan", "[zhan]g san"],
    ["5521", "zhang san"],
    ["张", "zhang san"],
  ])("%s in the reading", (query, expected) => {
    expect(marked(matchedParts(zhang, query).reading)).toBe(expected);
  });
  it("marks characters and last digits where they stand", () => {
    expect(marked(matchedParts(zhang, "三").name)).toBe("张[三]");
    expect(marked(matchedParts(zeng, "7706").phone)).toBe("133****[7706]");
  });
});

describe("words", () => {
  it("give the numbers of a suggestion", () => {
    expect(
      suggestionWords({
        grade: "important",
        reasons: [{ type: "amount", claimed: 80_000, threshold: 50_000 }],
        earlier: 0,
        within_days: 30,
      }),
    ).toBe("涉及金额 800 元，达到 500 元；30 天内首次投诉");
  });
  it("split what was typed for a new customer", () => {
    expect(splitNewCustomer("王五 138 0000 6027")).toEqual({
      name: "王五",
      phone: "138 0000 6027",
    });
    expect(splitNewCustomer("王五")).toEqual({ name: "王五", phone: "" });
  });
});
