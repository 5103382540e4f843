import { LinkButton } from "../../components/Button";
import { Field } from "../../components/Field";
import { dayWords } from "../../components/instant";
import { TierSeal } from "../../components/marks";
import { nowMs } from "../../components/now";
import { tierOf } from "../../ipc/asMarks";
import type { CustomerHit } from "../../ipc/generated/CustomerHit";
import { text as words, useText } from "../../locales/text";
import { CustomerPicker } from "../customers/CustomerPicker";
import { ComplainantFields } from "./ComplainantFields";
import type { NewCustomerForm } from "./NewCustomerFields";
import type { Intake } from "./useIntake";

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
  const { draft, patch, customer, problemAt } = intake;

  return (
    <>
      <Field label={text("intake.customer")} number={1} error={problemAt("customer")}>
        <CustomerPicker
          selected={customer}
          initialQuery={draft.customer === null ? draft.customer_query : ""}
          onQuery={(typed) => patch({ customer_query: typed })}
          onSelect={(hit) => {
            intake.pick(hit);
            if (hit !== null) onPicked();
          }}
          newCustomer={newCustomer}
          aside={historyWords}
        />
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

function historyWords(hit: CustomerHit): string {
  const open = words("intake.openComplaints", { count: hit.open_complaints });
  if (hit.latest_order === null) return open;
  const { number, moves_at } = hit.latest_order;
  const day = dayWords(moves_at, nowMs(), undefined);
  return `${words("intake.latestOrder", { day, number })} · ${open}`;
}
