import { CheckTick } from "../../../components/CheckTick";
import { Field } from "../../../components/Field";
import { TextArea } from "../../../components/TextField";
import { useText } from "../../../locales/text";
import {
  ActionDialog,
  type ActionFormProps,
  type ActionSpec,
  type FieldsProps,
} from "./ActionDialog";
import { PersonPicker } from "./Pickers";

interface Form {
  measure: string;
  person_in_charge: string | null;
  quality_control_informed: boolean;
}

const spec: ActionSpec<Form> = {
  kind: "start_emergency",
  initial: () => ({ measure: "", person_in_charge: null, quality_control_informed: false }),
  toAction: ({ person_in_charge, ...form }) =>
    person_in_charge === null
      ? { missing: "person_in_charge" }
      : { type: "start_emergency", ...form, person_in_charge },
  places: { unknown_staff: "person_in_charge" },
  Fields,
};

/** T6 应急启动: what is done at once, and who stands for it. */
export function EmergencyForm(props: ActionFormProps) {
  return <ActionDialog spec={spec} {...props} />;
}

function Fields({ form, set, problemAt, choices }: FieldsProps<Form>) {
  const text = useText();
  return (
    <>
      <Field wideLabel label={text("form.measure")} number={1} error={problemAt("measure")}>
        <TextArea
          value={form.measure}
          onChange={(measure) => set({ measure })}
          placeholder={text("form.measureExample")}
        />
      </Field>
      <Field
        wideLabel
        label={text("form.inCharge")}
        number={2}
        error={problemAt("person_in_charge")}
      >
        <PersonPicker
          people={choices.colleagues}
          value={form.person_in_charge}
          onChange={(person_in_charge) => set({ person_in_charge })}
        />
        <div className="mt-6">
          <CheckTick
            checked={form.quality_control_informed}
            onChange={(quality_control_informed) => set({ quality_control_informed })}
          >
            {text("form.qualityKnows")}
          </CheckTick>
        </div>
      </Field>
    </>
  );
}
