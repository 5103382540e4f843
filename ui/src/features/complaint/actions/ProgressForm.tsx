import { CheckTick } from "../../../components/CheckTick";
import { Field } from "../../../components/Field";
import { TextArea } from "../../../components/TextField";
import type { ContactMeans } from "../../../ipc/generated/ContactMeans";
import { useText } from "../../../locales/text";
import {
  ActionDialog,
  type ActionFormProps,
  type ActionSpec,
  type FieldsProps,
} from "./ActionDialog";
import { MeansPicker } from "./Pickers";

interface Form {
  note: string;
  told_customer: boolean;
  means: ContactMeans | null;
}

const spec: ActionSpec<Form> = {
  kind: "note_progress",
  initial: () => ({ note: "", told_customer: true, means: "call" }),
  toAction: (form) => ({
    type: "note_progress",
    ...form,
    means: form.told_customer ? form.means : null,
  }),
  Fields,
};

/** T5 进度反馈: only what the customer was told restarts the clock. */
export function ProgressForm(props: ActionFormProps) {
  return <ActionDialog spec={spec} {...props} />;
}

function Fields({ form, set, problemAt }: FieldsProps<Form>) {
  const text = useText();
  return (
    <>
      <Field wideLabel label={text("form.note")} number={1} error={problemAt("note")}>
        <TextArea
          value={form.note}
          onChange={(note) => set({ note })}
          placeholder={text("form.noteExample")}
        />
        <div className="mt-6 flex flex-wrap items-center gap-x-10">
          <CheckTick
            checked={form.told_customer}
            onChange={(told_customer) => set({ told_customer })}
          >
            {text("form.toldCustomer")}
          </CheckTick>
          <span className="text-meta text-ink-2">{text("form.toldCustomerWhy")}</span>
        </div>
      </Field>
      {form.told_customer && (
        <Field wideLabel label={text("form.means")} number={2} error={problemAt("means")}>
          <MeansPicker value={form.means} onChange={(means) => set({ means })} />
        </Field>
      )}
    </>
  );
}
