import { CheckTick } from "../../../components/CheckTick";
import { Field } from "../../../components/Field";
import { TextArea } from "../../../components/TextField";
import type { ContactMeans } from "../../../ipc/generated/ContactMeans";
import type { TalkSteps } from "../../../ipc/generated/TalkSteps";
import { useText } from "../../../locales/text";
import { InstantField } from "../../intake/InstantField";
import {
  ActionDialog,
  type ActionFormProps,
  type ActionSpec,
  type FieldsProps,
} from "./ActionDialog";
import { MeansPicker } from "./Pickers";

interface Form {
  means: ContactMeans;
  contacted_at: number | null;
  said: string;
  talk: TalkSteps;
}

const STEPS = ["listened", "apologised", "solved"] as const satisfies readonly (keyof TalkSteps)[];

const spec: ActionSpec<Form> = {
  kind: "acknowledge",
  initial: () => ({
    means: "call",
    contacted_at: null,
    said: "",
    talk: { listened: false, apologised: false, solved: false },
  }),
  toAction: (form, now) => ({
    type: "acknowledge",
    ...form,
    contacted_at: form.contacted_at ?? now,
  }),
  Fields,
};

/** T2 响应: the first contact. */
export function AcknowledgeForm(props: ActionFormProps) {
  return <ActionDialog spec={spec} {...props} />;
}

function Fields({ form, set, problemAt, setUnread }: FieldsProps<Form>) {
  const text = useText();
  return (
    <>
      <Field wideLabel label={text("form.said")} number={1} error={problemAt("said")}>
        <TextArea
          value={form.said}
          onChange={(said) => set({ said })}
          placeholder={text("form.saidExample")}
        />
      </Field>
      <Field wideLabel label={text("form.means")} number={2} error={problemAt("means")}>
        <MeansPicker value={form.means} onChange={(means) => set({ means })} />
      </Field>
      <Field wideLabel label={text("form.talk")} number={3}>
        <div className="flex flex-wrap gap-x-14 pt-3">
          {STEPS.map((step) => (
            <CheckTick
              key={step}
              checked={form.talk[step]}
              onChange={(on) => set({ talk: { ...form.talk, [step]: on } })}
            >
              {text(`talk.${step}`)}
            </CheckTick>
          ))}
        </div>
      </Field>
      <Field
        wideLabel
        label={text("form.contactedAt")}
        number={4}
        error={problemAt("contacted_at")}
      >
        <InstantField
          value={form.contacted_at}
          onChange={(contacted_at) => set({ contacted_at })}
          onValidity={(valid) => setUnread("contacted_at", !valid)}
        />
      </Field>
    </>
  );
}
