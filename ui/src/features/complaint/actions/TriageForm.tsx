import { ChoiceRow } from "../../../components/ChoiceRow";
import { Field } from "../../../components/Field";
import { GradeChoice } from "../../../components/GradeChoice";
import { TextArea } from "../../../components/TextField";
import type { Grade } from "../../../ipc/generated/Grade";
import { useText } from "../../../locales/text";
import { suggestionWords } from "../../intake/suggestionWords";
import {
  ActionDialog,
  type ActionFormProps,
  type ActionSpec,
  type FieldsProps,
} from "./ActionDialog";
import { PersonPicker } from "./Pickers";

interface Form {
  grade: Grade;
  reason: string;
  department: string;
  assignee: string | null;
}

const spec: ActionSpec<Form> = {
  kind: "triage",
  initial: ({ complaint }) => ({
    grade: complaint.grade,
    reason: "",
    department: complaint.department ?? "",
    assignee: complaint.assignee ?? null,
  }),
  toAction: ({ assignee, department, ...form }) =>
    department === ""
      ? { missing: "department" }
      : assignee === null
        ? { missing: "assignee" }
        : { type: "triage", ...form, department, assignee },
  places: {
    unknown_staff: "assignee",
    level_too_low: "grade",
    below_suggestion: "grade",
    risk_missing: "grade",
  },
  Fields,
};

/** T3 定级: grade, department and who handles it. */
export function TriageForm(props: ActionFormProps) {
  return <ActionDialog spec={spec} {...props} />;
}

function Fields({ form, set, problemAt, view, choices }: FieldsProps<Form>) {
  const text = useText();
  const { suggested } = view.complaint;
  return (
    <>
      <Field
        wideLabel
        label={text("form.grade")}
        number={1}
        error={problemAt("grade")}
        hint={text("form.suggested", {
          grade: text(`grade.${suggested.grade}`),
          reasons: suggestionWords(suggested),
        })}
      >
        <GradeChoice
          value={form.grade}
          onChange={(grade) => set({ grade })}
          suggested={suggested.grade}
        />
      </Field>
      <Field wideLabel label={text("form.reason")} number={2} error={problemAt("reason")}>
        <TextArea value={form.reason} onChange={(reason) => set({ reason })} />
      </Field>
      <Field wideLabel label={text("form.department")} number={3} error={problemAt("department")}>
        <ChoiceRow
          value={form.department}
          onChange={(department) => set({ department })}
          choices={choices.departments.map((name) => ({ value: name, label: name }))}
        />
      </Field>
      <Field wideLabel label={text("form.assignee")} number={4} error={problemAt("assignee")}>
        <PersonPicker
          people={choices.colleagues}
          value={form.assignee}
          onChange={(assignee) => set({ assignee })}
        />
      </Field>
    </>
  );
}
