import { useMemo, useState } from "react";
import { RowList } from "../../components/RowList";
import type { ComplaintRow } from "../../ipc/generated/ComplaintRow";
import { useText } from "../../locales/text";
import { inBuckets } from "./buckets";
import { useHeldOrder } from "./heldOrder";
import { QueueRow } from "./QueueRow";

/** The complaints in their buckets. */
export function Queue({
  rows,
  now,
  selected,
  onSelect,
  onOpen,
}: {
  rows: readonly ComplaintRow[];
  now: number;
  selected: string | null;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
}) {
  const text = useText();
  const [over, setOver] = useState(false);
  const groups = useHeldOrder(
    useMemo(() => inBuckets(rows, now), [rows, now]),
    over,
  );
  return (
    <RowList
      groups={groups.map(({ bucket, rows: inBucket }) => ({
        key: bucket,
        head: text(`bucket.${bucket}`),
        rows: inBucket,
      }))}
      label={text("queue.label")}
      selected={selected}
      onSelect={onSelect}
      onOpen={onOpen}
      onPointerOver={setOver}
      drawRow={(row, isSelected) => <QueueRow row={row} selected={isSelected} now={now} />}
    />
  );
}
