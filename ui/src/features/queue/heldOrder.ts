import { useState } from "react";
import type { ComplaintRow } from "../../ipc/generated/ComplaintRow";
import type { BucketRows } from "./buckets";

/**
 * While the pointer is over the list, rows that would only change places wait until it
 * leaves, so that nobody presses on a row that has just slid away. Their contents are fresh.
 */
export function useHeldOrder(groups: readonly BucketRows[], held: boolean): readonly BucketRows[] {
  const [kept, setKept] = useState(groups);
  if (kept === groups) return groups;
  if (!held || !sameRows(kept, groups)) {
    setKept(groups);
    return groups;
  }
  const fresh = new Map(groups.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
  return kept.map(({ bucket, rows }) => ({
    bucket,
    rows: rows.map((row): ComplaintRow => fresh.get(row.id) ?? row),
  }));
}

function sameRows(a: readonly BucketRows[], b: readonly BucketRows[]): boolean {
  const idsOf = (groups: readonly BucketRows[]) =>
    groups
      .flatMap(({ rows }) => rows.map(({ id }) => id))
      .sort()
      .join();
  return idsOf(a) === idsOf(b);
}
