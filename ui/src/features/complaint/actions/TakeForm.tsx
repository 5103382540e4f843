import { Field } from "../../../components/Field";
import { TextArea } from "../../../components/TextField";
import { useText } from "../../../locales/text";
import {
  ActionDialog,
  type ActionFormProps,
  type ActionSpec,
  type FieldsProps,
} from "./ActionDialog";

interface Form {
  bridging: string;
}

const spec: ActionSpec<Form> = {
  kind: "take",
  initial: () => ({ bridging: "" }),
  toAction: ({ bridging }) => ({
    type: "take",
    bridging: bridging.trim() === "" ? null : bridging,
  }),
  Fields,
};

/** T4 接单: at 重要 with what helps the customer until the solution. */
export function TakeForm(props: ActionFormProps) {
  return <ActionDialog spec={spec} {...props} />;
}

function Fields({ form, set, problemAt, view }: FieldsProps<Form>) {
  const text = useText();
  if (view.complaint.grade !== "important") {
    return <p className="py-6">{text("form.bridgingNone")}</p>;
  }
  return (
    <Field
      wideLabel
      label={text("form.bridging")}
      number={1}
      error={problemAt("bridging")}
      hint={text("form.bridgingHint")}
    >
      <TextArea value={form.bridging} onChange={(bridging) => set({ bridging })} />
    </Field>
  );
}
