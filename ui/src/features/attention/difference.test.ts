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

  it("marks a number as a whole, and what stands around it not", () => {
    const [mine, theirs] = differences("950 元", "1,200 元");
    expect(mine).toEqual([
      { text: "950", differs: true },
      { text: " 元", differs: false },
    ]);
    expect(theirs[0]).toEqual({ text: "1,200", differs: true });
    expect(differences("赔 800 元", "赔 8,000 元")[1][1]).toEqual({ text: "8,000", differs: true });
    expect(differences("第 3 层，800 元", "第 3 层，900 元")[0][0]?.text).toBe("第 3 层，");
  });

  it("loses no character, also where one text repeats or lacks the other", () => {
    for (const [a, b] of [
      ["aa", "aaa"],
      ["", "茶几"],
      ["同", "同"],
      ["12", "1212"],
      ["5,000", "5,000"],
    ] as const) {
      const [left, right] = differences(a, b);
      expect(left.map(({ text }) => text).join("")).toBe(a);
      expect(right.map(({ text }) => text).join("")).toBe(b);
    }
  });
});
