import { describe, expect, it } from "vitest";
import type { Clock } from "../../ipc/generated/Clock";
import type { ComplaintRow } from "../../ipc/generated/ComplaintRow";
import { ROWS } from "../../preview/complaints";
import { bucketOf, inBuckets } from "./buckets";

const at = (time: string) => Date.parse(`2026-03-${time}:00+08:00`);
const NOW = at("10T15:00");

function due(time: string, target?: string, change: Partial<ComplaintRow> = {}): ComplaintRow {
  const [base] = ROWS;
  if (!base?.next_clock) throw new Error("the first row of the preview has lost its clock");
  const clock: Clock = {
    ...base.next_clock,
    due_at: at(time),
    target_at: target === undefined ? null : at(target),
  };
  return { ...base, next_clock: clock, ...change };
}

describe("buckets", () => {
  it("go by the instant that presses next", () => {
    expect(bucketOf(due("10T14:59"), NOW)).toBe("overdue");
    expect(bucketOf(due("10T15:00"), NOW)).toBe("hour");
    expect(bucketOf(due("10T16:00"), NOW)).toBe("hour");
    expect(bucketOf(due("10T16:01"), NOW)).toBe("today");
    expect(bucketOf(due("10T23:59"), NOW)).toBe("today");
    expect(bucketOf(due("11T00:00"), NOW)).toBe("later");
  });

  it("take the target of a first response until it is passed, and then its limit", () => {
    expect(bucketOf(due("10T16:30", "10T15:40"), NOW)).toBe("hour");
    expect(bucketOf(due("10T16:30", "10T14:40"), NOW)).toBe("today");
    expect(bucketOf(due("10T14:30", "10T14:10"), NOW)).toBe("overdue");
  });

  it("put what has no clock last, and what is resolved after it", () => {
    const [base] = ROWS;
    if (!base) throw new Error("no rows");
    expect(bucketOf({ ...base, next_clock: null }, NOW)).toBe("later");
    expect(bucketOf(due("10T14:00", undefined, { stage: "resolved" }), NOW)).toBe("resolved");
  });

  it("keep the order within, and leave out what is empty", () => {
    const rows = [
      due("10T15:10", undefined, { id: "b" }),
      due("10T15:05", undefined, { id: "a" }),
      due("12T10:00", undefined, { id: "c" }),
    ];
    const groups = inBuckets(rows, NOW);
    expect(groups.map(({ bucket }) => bucket)).toEqual(["hour", "later"]);
    expect(groups[0]?.rows.map(({ id }) => id)).toEqual(["b", "a"]);
  });
});
