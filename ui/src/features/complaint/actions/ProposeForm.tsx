import { ChoiceRow } from "../../../components/ChoiceRow";
import { Field } from "../../../components/Field";
import { MoneyField } from "../../../components/MoneyField";
import { TextArea } from "../../../components/TextField";
import type { Reaction } from "../../../ipc/generated/Reaction";
import { useAnswer } from "../../../ipc/queries";
import { useText } from "../../../locales/text";
import { InstantField } from "../../intake/InstantField";
import {
  ActionDialog,
  type ActionFormProps,
  type ActionSpec,
  type FieldsProps,
} from "./ActionDialog";
import { PersonPicker } from "./Pickers";

interface Form {
  solution: string;
  cost: number | null;
  compensation: number | null;
  told_at: number | null;
  reaction: Reaction | null;
  approved_by: string | null;
}

const REACTIONS = ["accepted", "considering"] as const satisfies readonly Reaction[];

const spec: ActionSpec<Form> = {
  kind: "propose",
  initial: () => ({
    solution: "",
    cost: null,
    compensation: null,
    told_at: null,
    reaction: null,
    approved_by: null,
  }),
  toAction: ({ reaction, ...form }, now) =>
    reaction === null
      ? { missing: "reaction" }
      : {
          type: "propose",
          ...form,
          reaction,
          cost: form.cost ?? 0,
          compensation: form.compensation ?? 0,
          told_at: form.told_at ?? now,
        },
  places: {
    approval_missing: "approved_by",
    unknown_staff: "approved_by",
    over_limit: "compensation",
  },
  Fields,
};

/** T9 出方案: what the customer was offered, and the answer. */
export function ProposeForm(props: ActionFormProps) {
  return <ActionDialog spec={spec} {...props} />;
}

function Fields({ form, set, problemAt, setUnread, view, choices }: FieldsProps<Form>) {
  const text = useText();
  const level = useAnswer("get_session", {}).data?.staff?.level;
  const needsApproval = view.complaint.grade === "major" && level !== "L3";
  return (
    <>
      <Field wideLabel label={text("form.solution")} number={1} error={problemAt("solution")}>
        <TextArea value={form.solution} onChange={(solution) => set({ solution })} />
      </Field>
      <Field wideLabel label={text("form.cost")} number={2} error={problemAt("cost")}>
        <MoneyField
          value={form.cost}
          onChange={(cost) => set({ cost })}
          onValidity={(valid) => setUnread("cost", !valid)}
        />
      </Field>
      <Field
        wideLabel
        label={text("form.compensation")}
        number={3}
        error={problemAt("compensation")}
      >
        <MoneyField
          value={form.compensation}
          onChange={(compensation) => set({ compensation })}
          onValidity={(valid) => setUnread("compensation", !valid)}
        />
      </Field>
      <Field wideLabel label={text("form.reaction")} number={4} error={problemAt("reaction")}>
        <ChoiceRow
          value={form.reaction}
          onChange={(reaction) => set({ reaction })}
          choices={REACTIONS.map((value) => ({ value, label: text(`reaction.${value}`) }))}
        />
      </Field>
      <Field wideLabel label={text("form.toldAt")} number={5} error={problemAt("told_at")}>
        <InstantField
          value={form.told_at}
          onChange={(told_at) => set({ told_at })}
          onValidity={(valid) => setUnread("told_at", !valid)}
        />
      </Field>
      {needsApproval && (
        <Field
          wideLabel
          label={text("form.approvedBy")}
          number={6}
          error={problemAt("approved_by")}
          hint={text("form.approvedByWhy")}
        >
          <PersonPicker
            people={choices.colleagues.filter((person) => person.level === "L3")}
            value={form.approved_by}
            onChange={(approved_by) => set({ approved_by })}
          />
        </Field>
      )}
    </>
  );
}
