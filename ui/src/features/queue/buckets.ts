import type { Clock } from "../../ipc/generated/Clock";
import type { ComplaintRow } from "../../ipc/generated/ComplaintRow";

export const BUCKETS = ["overdue", "hour", "today", "later", "resolved"] as const;
export type Bucket = (typeof BUCKETS)[number];

const HOUR_MS = 3_600_000;

/** By the mark that presses next: a first response's target until it is passed, then its limit. */
export function bucketOf(row: ComplaintRow, now: number): Bucket {
  if (row.stage === "resolved") return "resolved";
  const clock = row.next_clock;
  if (clock === null) return "later";
  if (now > clock.due_at) return "overdue";
  const mark = nextMark(clock, now);
  if (mark - now <= HOUR_MS) return "hour";
  return mark < nextMidnight(now) ? "today" : "later";
}

function nextMark({ target_at: target, due_at: due }: Clock, now: number): number {
  return target !== null && now < target ? target : due;
}

function nextMidnight(now: number): number {
  return new Date(now).setHours(24, 0, 0, 0);
}

export interface BucketRows {
  bucket: Bucket;
  rows: ComplaintRow[];
}

/** Rows keep their order within a bucket; empty buckets are left out. */
export function inBuckets(rows: readonly ComplaintRow[], now: number): BucketRows[] {
  return BUCKETS.map((bucket) => ({
    bucket,
    rows: rows.filter((row) => bucketOf(row, now) === bucket),
  })).filter((group) => group.rows.length > 0);
}
