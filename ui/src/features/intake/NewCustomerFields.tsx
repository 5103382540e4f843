import { useRef, useState } from "react";
import { Button } from "../../components/Button";
import { FieldMessage } from "../../components/Field";
import { ownedByInputMethod } from "../../components/ime";
import { TextField } from "../../components/TextField";
import { errorWords } from "../../errors/presentation";
import { toCallError } from "../../ipc/client";
import type { CustomerHit } from "../../ipc/generated/CustomerHit";
import { useCall } from "../../ipc/queries";
import { sentences } from "../../locales/joined";
import { useText } from "../../locales/text";
import { splitNewCustomer } from "./draft";

export interface NewCustomerForm {
  form: { name: string; phone: string } | null;
  problem: { field: "name" | "phone"; words: string } | null;
  start: (query: string) => void;
  change: (form: { name: string; phone: string }) => void;
  close: () => void;
  /** Makes the customer; null when refused, with the reason beside the field. */
  make: () => Promise<CustomerHit | null>;
  /** As `make`, and takes the customer for the complaint. */
  makeAndPick: () => Promise<void>;
}

/** A customer who is not known yet, made without leaving the complaint. */
export function useNewCustomer(
  onQuery: (query: string) => void,
  onMade: (customer: CustomerHit) => void,
): NewCustomerForm {
  const call = useCall();
  const [form, setForm] = useState<NewCustomerForm["form"]>(null);
  const [problem, setProblem] = useState<NewCustomerForm["problem"]>(null);
  const making = useRef(false);

  async function make() {
    if (form === null || making.current) return null;
    making.current = true;
    try {
      const made = await call("register_customer", form);
      setForm(null);
      return made;
    } catch (thrown) {
      const error = toCallError(thrown);
      const facts = error.refusal && "facts" in error.refusal ? error.refusal.facts : null;
      const field = facts && "field" in facts && facts.field === "phone" ? "phone" : "name";
      const { said, next } = errorWords(error);
      setProblem({ field, words: sentences([said, next]) });
      return null;
    } finally {
      making.current = false;
    }
  }

  return {
    form,
    problem,
    start(query) {
      setForm(splitNewCustomer(query));
      setProblem(null);
    },
    change(next) {
      setForm(next);
      setProblem(null);
      // The draft keeps both in the one text that it has for a customer not yet picked.
      onQuery(`${next.name} ${next.phone}`.trim());
    },
    close: () => setForm(null),
    make,
    async makeAndPick() {
      const made = await make();
      if (made) onMade(made);
    },
  };
}

export function NewCustomerFields({ newCustomer }: { newCustomer: NewCustomerForm }) {
  const text = useText();
  const { form, problem, change } = newCustomer;
  if (form === null) return null;
  const message = (field: "name" | "phone") =>
    problem?.field === field && <FieldMessage>{problem.words}</FieldMessage>;
  return (
    <fieldset
      aria-label={text("intake.newCustomerTitle")}
      className="mt-6 flex flex-wrap items-start gap-8"
    >
      <div className="w-[10rem]">
        <TextField
          // A field that comes because of a key press takes the focus.
          ref={(field) => (field?.dataset.met === undefined ? meet(field) : undefined)}
          label={text("intake.name")}
          value={form.name}
          onChange={(name) => change({ ...form, name })}
          placeholder={text("intake.name")}
          invalid={problem?.field === "name"}
        />
        {message("name")}
      </div>
      {/* Enter in the last of the two makes the customer; in the name it moves on. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className="w-[12rem]"
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
          if (ownedByInputMethod(event.nativeEvent)) return;
          event.preventDefault();
          event.stopPropagation();
          void newCustomer.makeAndPick();
        }}
      >
        <TextField
          label={text("intake.phone")}
          value={form.phone}
          onChange={(phone) => change({ ...form, phone })}
          placeholder={text("intake.phoneExample")}
          invalid={problem?.field === "phone"}
        />
        {message("phone")}
      </div>
      <Button onPress={() => void newCustomer.makeAndPick()}>{text("intake.addCustomer")}</Button>
      <Button kind="plain" onPress={newCustomer.close}>
        {text("intake.cancel")}
      </Button>
    </fieldset>
  );
}

function meet(field: HTMLInputElement | null | undefined): void {
  if (!field) return;
  field.dataset.met = "";
  field.focus();
  field.select();
}
