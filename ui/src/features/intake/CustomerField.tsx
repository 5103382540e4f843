import { useState } from "react";
import { LinkButton } from "../../components/Button";
import { Combobox, Matched } from "../../components/Combobox";
import { Field } from "../../components/Field";
import { dayWords } from "../../components/instant";
import { TierSeal } from "../../components/marks";
import { nowMs } from "../../components/now";
import { tierOf } from "../../ipc/asMarks";
import type { CustomerHit } from "../../ipc/generated/CustomerHit";
import { useCall } from "../../ipc/queries";
import { text as words, useText } from "../../locales/text";
import { ComplainantFields } from "./ComplainantFields";
import { matchedParts } from "./matched";
import { NewCustomerFields, type NewCustomerForm } from "./NewCustomerFields";
import type { Intake } from "./useIntake";

const MOST_HITS = 6;

/** 1 顾客: found by name, pinyin, initials or last digits; made in place when not found. */
export function CustomerField({
  intake,
  newCustomer,
  onPicked,
}: {
  intake: Intake;
  newCustomer: NewCustomerForm;
  onPicked: () => void;
}) {
  const text = useText();
  const call = useCall();
  const { draft, patch, customer, problemAt } = intake;
  const [query, setQuery] = useState(draft.customer_query);

  return (
    <>
      <Field label={text("intake.customer")} number={1} error={problemAt("customer")}>
        <Combobox
          selected={customer}
          initialQuery={draft.customer === null ? draft.customer_query : ""}
          onQuery={(typed) => {
            setQuery(typed);
            patch({ customer_query: typed });
          }}
          onSelect={(hit) => {
            newCustomer.close();
            intake.pick(hit);
            if (hit !== null) onPicked();
          }}
          search={(typed) => call("find_customers", { query: typed, limit: MOST_HITS })}
          keyOf={(hit) => hit.id}
          nameOf={(hit) => hit.name}
          renderItem={(hit) => <HitLine hit={hit} query={query} />}
          onCreate={newCustomer.start}
          createWords={(typed) => text("intake.newCustomer", { query: typed })}
          note={text("intake.searchBy")}
        />
        {newCustomer.form !== null && <NewCustomerFields newCustomer={newCustomer} />}
        {customer !== null && (
          <div className="mt-4 flex flex-wrap items-center gap-x-10 gap-y-2 text-meta text-ink-2">
            <TierSeal tier={tierOf(customer.tier)} />
            {customer.phone_masked}
            <span>{historyWords(customer)}</span>
            <span className="ml-auto">
              {draft.complainant === null && (
                <LinkButton
                  onPress={() =>
                    patch({ complainant: { relation: "family", name: "", phone: "" } })
                  }
                >
                  {text("intake.notTheCustomer")}
                </LinkButton>
              )}
            </span>
          </div>
        )}
      </Field>
      {draft.complainant !== null && <ComplainantFields intake={intake} />}
    </>
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
      <span className="ml-auto text-right text-meta font-normal text-ink-2">
        {historyWords(hit)}
      </span>
    </>
  );
}

function historyWords(hit: CustomerHit): string {
  const open = words("intake.openComplaints", { count: hit.open_complaints });
  if (hit.latest_order === null) return open;
  const { number, moves_at } = hit.latest_order;
  const day = dayWords(moves_at, nowMs(), undefined);
  return `${words("intake.latestOrder", { day, number })} · ${open}`;
}
