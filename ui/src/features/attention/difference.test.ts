import { describe, expect, it } from "vitest";
import { differences } from "./difference";

describe("differences", () => {
  it("marks the characters that are not the same", () => {
    const [mine, theirs] = differences("电梯停运，从 3 层起走楼梯", "电梯停运，从 4 层起走楼梯");
    expect(mine).toEqual([
      { text: "电梯停运，从 ", differs: false },
      { text: "3", differs: true },
      { text: " 层起走楼梯", differs: false },
    ]);
    expect(theirs.filter(({ differs }) => differs)).toEqual([{ text: "4", differs: true }]);
  });

  it("loses no character, also where one text repeats or lacks the other", () => {
    for (const [a, b] of [
      ["aa", "aaa"],
      ["", "茶几"],
      ["同", "同"],
    ] as const) {
      const [left, right] = differences(a, b);
      expect(left.map(({ text }) => text).join("")).toBe(a);
      expect(right.map(({ text }) => text).join("")).toBe(b);
    }
  });
});
