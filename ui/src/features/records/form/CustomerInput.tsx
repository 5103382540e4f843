import { useRef, useState } from "react";
import type { CustomerHit } from "../../../ipc/generated/CustomerHit";
import { useAnswer } from "../../../ipc/queries";
import { CustomerPicker } from "../../customers/CustomerPicker";
import { useNewCustomer } from "../../intake/NewCustomerFields";
import { goOn } from "./FieldInput";

/** The customer of a record. */
export function CustomerInput({
  id,
  words,
  onChange,
}: {
  id: string | null;
  /** Name of the one that the form came with. */
  words: string | null;
  onChange: (id: string | null) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [hit, setHit] = useState<CustomerHit | null>(null);
  const picked = hit?.id === id ? hit : null;
  // A draft knows only which customer it was.
  const known = useAnswer(
    "get_record",
    { kind: "customer", id: id ?? "" },
    { enabled: id !== null && picked === null },
  ).data;
  const name = picked?.name ?? known?.row.title ?? words ?? "";

  function take(next: CustomerHit | null) {
    setHit(next);
    onChange(next?.id ?? null);
    if (next !== null) goOn(frame.current);
  }
  const newCustomer = useNewCustomer(() => undefined, take);
  return (
    <div ref={frame}>
      <CustomerPicker
        selected={id === null ? null : { id, name }}
        onSelect={take}
        newCustomer={newCustomer}
      />
    </div>
  );
}
