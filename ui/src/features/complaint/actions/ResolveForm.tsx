import { CheckTick } from "../../../components/CheckTick";
import { ChoiceRow } from "../../../components/ChoiceRow";
import { Field } from "../../../components/Field";
import { TextArea } from "../../../components/TextField";
import type { Cause } from "../../../ipc/generated/Cause";
import type { Liability } from "../../../ipc/generated/Liability";
import { useText } from "../../../locales/text";
import { InstantField } from "../../intake/InstantField";
import {
  ActionDialog,
  type ActionFormProps,
  type ActionSpec,
  type FieldsProps,
} from "./ActionDialog";

interface Form {
  done: string;
  finished_at: number | null;
  cause: Cause | null;
  liability: Liability | null;
  result_told: boolean;
}

export const CAUSES = [
  "handling",
  "communication",
  "process",
  "product",
  "external",
  "unknown",
] as const satisfies readonly Cause[];
export const LIABILITIES = [
  "ours",
  "shared",
  "third_party",
  "customer",
  "nobody",
] as const satisfies readonly Liability[];

const spec: ActionSpec<Form> = {
  kind: "resolve",
  initial: () => ({
    done: "",
    finished_at: null,
    cause: null,
    liability: null,
    result_told: false,
  }),
  toAction: ({ cause, liability, ...form }, now) =>
    cause === null
      ? { missing: "cause" }
      : liability === null
        ? { missing: "liability" }
        : {
            type: "resolve",
            ...form,
            cause,
            liability,
            finished_at: form.finished_at ?? now,
          },
  places: { result_not_told: "result_told" },
  Fields,
};

/** T11 解决: what was done, why it came to it, and that the customer knows. */
export function ResolveForm(props: ActionFormProps) {
  return <ActionDialog spec={spec} {...props} />;
}

function Fields({ form, set, problemAt, setUnread }: FieldsProps<Form>) {
  const text = useText();
  return (
    <>
      <Field
        wideLabel
        label={text("form.done")}
        number={1}
        error={problemAt("done") ?? problemAt("result_told")}
      >
        <TextArea value={form.done} onChange={(done) => set({ done })} />
        <div className="mt-6">
          <CheckTick checked={form.result_told} onChange={(result_told) => set({ result_told })}>
            {text("form.resultTold")}
          </CheckTick>
        </div>
      </Field>
      <Field wideLabel label={text("form.cause")} number={2} error={problemAt("cause")}>
        <ChoiceRow
          value={form.cause}
          onChange={(cause) => set({ cause })}
          choices={CAUSES.map((value) => ({ value, label: text(`cause.${value}`) }))}
        />
      </Field>
      <Field wideLabel label={text("form.liability")} number={3} error={problemAt("liability")}>
        <ChoiceRow
          value={form.liability}
          onChange={(liability) => set({ liability })}
          choices={LIABILITIES.map((value) => ({ value, label: text(`liability.${value}`) }))}
        />
      </Field>
      <Field wideLabel label={text("form.finishedAt")} number={4} error={problemAt("finished_at")}>
        <InstantField
          value={form.finished_at}
          onChange={(finished_at) => set({ finished_at })}
          onValidity={(valid) => setUnread("finished_at", !valid)}
        />
      </Field>
    </>
  );
}
