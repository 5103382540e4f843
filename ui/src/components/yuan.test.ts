import { describe, expect, it } from "vitest";
import { parseYuan, yuanText, yuanWords } from "./yuan";

describe("yuan", () => {
  it.each([
    ["800", 80_000],
    ["80.5", 8_050],
    ["0.01", 1],
    [".5", 50],
    ["1,280.50", 128_050],
    ["８００．５０", 80_050],
    ["￥99 元", 9_900],
    [" 12。3 ", 1_230],
    ["", null],
  ])("%j is %j 分", (typed, fen) => expect(parseYuan(typed)).toEqual({ fen }));

  it.each([
    ["八百", "money.notANumber"],
    ["1,28", "money.notANumber"],
    ["1.2.3", "money.notANumber"],
    [".", "money.notANumber"],
    ["1e3", "money.notANumber"],
    ["1.005", "money.tooFine"],
    ["-5", "money.negative"],
    ["99999999999999999999", "money.tooLarge"],
  ])("%j is refused as %s", (typed, problem) => expect(parseYuan(typed)).toEqual({ problem }));

  it("is written back", () => {
    expect([80_000, 8_050, 1, null].map(yuanText)).toEqual(["800", "80.50", "0.01", ""]);
    expect([128_000, 123_456_789, -8_050].map(yuanWords)).toEqual([
      "1,280",
      "1,234,567.89",
      "−80.50",
    ]);
  });
});
