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
  reason: string;
}

const spec: ActionSpec<Form> = {
  kind: "escalate",
  initial: () => ({ reason: "" }),
  toAction: (form) => ({ type: "escalate", ...form }),
  Fields,
};

/** T20 一键升级: to the next seat, with why. */
export function EscalateForm(props: ActionFormProps) {
  return <ActionDialog spec={spec} {...props} />;
}

function Fields({ form, set, problemAt }: FieldsProps<Form>) {
  const text = useText();
  return (
    <Field wideLabel label={text("form.escalateReason")} number={1} error={problemAt("reason")}>
      <TextArea value={form.reason} onChange={(reason) => set({ reason })} />
    </Field>
  );
}
