import { useRef, useState } from "react";
import { Combobox, Matched } from "../../../components/Combobox";
import { TierSeal } from "../../../components/marks";
import { tierOf } from "../../../ipc/asMarks";
import type { CustomerHit } from "../../../ipc/generated/CustomerHit";
import { useAnswer, useCall } from "../../../ipc/queries";
import { useText } from "../../../locales/text";
import { matchedParts } from "../../intake/matched";
import { NewCustomerFields, useNewCustomer } from "../../intake/NewCustomerFields";
import { goOn } from "./FieldInput";

const MOST_HITS = 6;
type Chosen = Pick<CustomerHit, "id" | "name">;

/** A customer found by name, pinyin, initials or last digits, or made in place. */
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
  const text = useText();
  const call = useCall();
  const frame = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
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
  const newCustomer = useNewCustomer(setQuery, take);
  return (
    <div ref={frame}>
      <Combobox<Chosen>
        selected={id === null ? null : { id, name }}
        onQuery={setQuery}
        onSelect={(chosen) => {
          newCustomer.close();
          take(chosen as CustomerHit | null);
        }}
        search={(typed) => call("find_customers", { query: typed, limit: MOST_HITS })}
        keyOf={(chosen) => chosen.id}
        nameOf={(chosen) => chosen.name}
        renderItem={(chosen) => <HitLine hit={chosen as CustomerHit} query={query} />}
        onCreate={newCustomer.start}
        createWords={(typed) => text("intake.newCustomer", { query: typed })}
        note={text("intake.searchBy")}
      />
      {newCustomer.form !== null && <NewCustomerFields newCustomer={newCustomer} />}
    </div>
  );
}

function HitLine({ hit, query }: { hit: CustomerHit; query: string }) {
  const parts = matchedParts(hit, query);
  return (
    <>
      <TierSeal tier={tierOf(hit.tier)} />
      <span className="min-w-[3.5rem]">
        <Matched parts={parts.name} />
      </span>
      <span className="w-[9rem] text-meta font-normal text-ink-2">
        <Matched parts={parts.reading} />
      </span>
      <span className="font-normal text-ink-2">
        <Matched parts={parts.phone} />
      </span>
    </>
  );
}
