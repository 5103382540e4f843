import { CheckTick } from "../../../components/CheckTick";
import { ChoiceRow } from "../../../components/ChoiceRow";
import { Field } from "../../../components/Field";
import { GradeChoice } from "../../../components/GradeChoice";
import { TextArea } from "../../../components/TextField";
import type { ContactMeans } from "../../../ipc/generated/ContactMeans";
import type { Grade } from "../../../ipc/generated/Grade";
import { useText } from "../../../locales/text";
import { InstantField } from "../../intake/InstantField";
import { suggestionWords } from "../../intake/suggestionWords";
import {
  ActionDialog,
  type ActionFormProps,
  type ActionSpec,
  type FieldsProps,
} from "./ActionDialog";
import { MeansPicker, PersonPicker } from "./Pickers";

interface Form {
  grade: Grade;
  reason: string;
  department: string;
  assignee: string | null;
  contact: TypedContact | null;
}

/** T3a: from 已登记 it can go straight on, and only a contact stops the first response. */
interface TypedContact {
  means: ContactMeans;
  contacted_at: number | null;
  said: string;
}

const spec: ActionSpec<Form> = {
  kind: "triage",
  initial: ({ complaint }) => ({
    grade: complaint.grade,
    reason: "",
    department: complaint.department ?? "",
    assignee: complaint.assignee ?? null,
    contact: null,
  }),
  toAction: ({ assignee, department, contact, ...form }, now) =>
    department === ""
      ? { missing: "department" }
      : assignee === null
        ? { missing: "assignee" }
        : {
            type: "triage",
            ...form,
            department,
            assignee,
            contact: contact && { ...contact, contacted_at: contact.contacted_at ?? now },
          },
  places: {
    unknown_staff: "assignee",
    level_too_low: "grade",
    below_suggestion: "grade",
    risk_missing: "grade",
  },
  renamed: { said: "contact", means: "contact", contacted_at: "contact" },
  Fields,
};

/** T3 定级: grade, department and who handles it. */
export function TriageForm(props: ActionFormProps) {
  return <ActionDialog spec={spec} {...props} />;
}

function Fields(props: FieldsProps<Form>) {
  const { form, set, problemAt, view, choices } = props;
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
      {view.complaint.stage === "registered" && <ContactFields {...props} />}
    </>
  );
}

const NO_CONTACT: TypedContact = { means: "call", contacted_at: null, said: "" };

function ContactFields({ form: { contact }, set, problemAt, setUnread }: FieldsProps<Form>) {
  const text = useText();
  const change = (part: Partial<TypedContact>) =>
    set({ contact: { ...(contact ?? NO_CONTACT), ...part } });
  function tick(on: boolean) {
    set({ contact: on ? NO_CONTACT : null });
    setUnread("contact", false);
  }
  return (
    <>
      <Field wideLabel optional label={text("form.contact")} number={5}>
        <div className="flex flex-wrap items-center gap-x-10">
          <CheckTick checked={contact !== null} onChange={tick}>
            {text("form.contacted")}
          </CheckTick>
          <span className="text-meta text-ink-2">{text("form.contactedWhy")}</span>
        </div>
      </Field>
      {contact !== null && (
        <>
          <Field wideLabel label={text("form.said")} number={6} error={problemAt("contact")}>
            <TextArea value={contact.said} onChange={(said) => change({ said })} />
          </Field>
          <Field wideLabel label={text("form.means")} number={7}>
            <MeansPicker value={contact.means} onChange={(means) => change({ means })} />
          </Field>
          <Field wideLabel label={text("form.contactedAt")} number={8}>
            <InstantField
              value={contact.contacted_at}
              onChange={(contacted_at) => change({ contacted_at })}
              onValidity={(valid) => setUnread("contact", !valid)}
            />
          </Field>
        </>
      )}
    </>
  );
}
