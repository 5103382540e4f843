import { useState, type ReactNode } from "react";
import { Combobox, Matched } from "../../components/Combobox";
import { TierSeal } from "../../components/marks";
import { tierOf } from "../../ipc/asMarks";
import type { CustomerHit } from "../../ipc/generated/CustomerHit";
import { useCall } from "../../ipc/queries";
import { useText } from "../../locales/text";
import { matchedParts } from "../intake/matched";
import { NewCustomerFields, type NewCustomerForm } from "../intake/NewCustomerFields";

const MOST_HITS = 6;

/** Of the chosen one a form may know no more than this. */
export type ChosenCustomer = Pick<CustomerHit, "id" | "name">;

/** A customer found by name, pinyin, initials or last digits, or made in place. */
export function CustomerPicker({
  selected,
  initialQuery = "",
  onQuery,
  onSelect,
  newCustomer,
  aside,
}: {
  selected: ChosenCustomer | null;
  initialQuery?: string;
  onQuery?: (typed: string) => void;
  onSelect: (hit: CustomerHit | null) => void;
  newCustomer: NewCustomerForm;
  /** What else tells two of a name apart. */
  aside?: (hit: CustomerHit) => ReactNode;
}) {
  const text = useText();
  const call = useCall();
  const [query, setQuery] = useState(initialQuery);
  return (
    <>
      <Combobox<ChosenCustomer>
        selected={selected}
        initialQuery={initialQuery}
        onQuery={(typed) => {
          setQuery(typed);
          onQuery?.(typed);
        }}
        onSelect={(chosen) => {
          newCustomer.close();
          // Only hits are offered.
          onSelect(chosen as CustomerHit | null);
        }}
        search={(typed) => call("find_customers", { query: typed, limit: MOST_HITS })}
        keyOf={(chosen) => chosen.id}
        nameOf={(chosen) => chosen.name}
        renderItem={(chosen) => <HitLine hit={chosen as CustomerHit} query={query} aside={aside} />}
        onCreate={newCustomer.start}
        createWords={(typed) => text("intake.newCustomer", { query: typed })}
        note={text("intake.searchBy")}
      />
      {newCustomer.form !== null && <NewCustomerFields newCustomer={newCustomer} />}
    </>
  );
}

function HitLine({
  hit,
  query,
  aside,
}: {
  hit: CustomerHit;
  query: string;
  aside: ((hit: CustomerHit) => ReactNode) | undefined;
}) {
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
      {aside && (
        <span className="ml-auto text-right text-meta font-normal text-ink-2">{aside(hit)}</span>
      )}
    </>
  );
}
