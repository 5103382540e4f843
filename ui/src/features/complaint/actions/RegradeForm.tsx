import { CheckTick } from "../../../components/CheckTick";
import { Field } from "../../../components/Field";
import { GradeChoice } from "../../../components/GradeChoice";
import { TextArea } from "../../../components/TextField";
import type { Grade } from "../../../ipc/generated/Grade";
import { useAnswer } from "../../../ipc/queries";
import { useText } from "../../../locales/text";
import {
  ActionDialog,
  type ActionFormProps,
  type ActionSpec,
  type FieldsProps,
} from "./ActionDialog";

interface Form {
  grade: Grade | null;
  reason: string;
  allow_later: boolean;
}

/** Policy decision 5: only going up to 重要 has a longer time to allow. */
const hasLonger = (grade: Grade | null) => grade === "important";

const spec: ActionSpec<Form> = {
  kind: "regrade",
  initial: () => ({ grade: null, reason: "", allow_later: false }),
  toAction: ({ grade, reason, allow_later }) =>
    grade === null
      ? { missing: "grade" }
      : { type: "regrade", grade, reason, allow_later: allow_later && hasLonger(grade) },
  places: {
    same_grade: "grade",
    level_too_low: "grade",
    risk_missing: "grade",
    below_suggestion: "grade",
  },
  Fields,
};

/** 改级: another grade, and why. */
export function RegradeForm(props: ActionFormProps) {
  return <ActionDialog spec={spec} {...props} />;
}

function Fields({ form, set, problemAt, view }: FieldsProps<Form>) {
  const text = useText();
  const level = useAnswer("get_session", {}).data?.staff?.level ?? "L1";
  const mayAllow = hasLonger(form.grade) && view.complaint.grade === "general" && level !== "L1";
  return (
    <>
      <Field wideLabel label={text("form.grade")} number={1} error={problemAt("grade")}>
        <GradeChoice
          value={form.grade}
          onChange={(grade) => set({ grade, allow_later: false })}
          suggested={view.complaint.suggested.grade}
        />
        {mayAllow && (
          <div className="mt-6 flex flex-wrap items-center gap-x-10">
            <CheckTick checked={form.allow_later} onChange={(allow_later) => set({ allow_later })}>
              {text("form.allowLater")}
            </CheckTick>
            <span className="text-meta text-ink-2">{text("form.allowLaterWhy")}</span>
          </div>
        )}
      </Field>
      <Field wideLabel label={text("form.reason")} number={2} error={problemAt("reason")}>
        <TextArea value={form.reason} onChange={(reason) => set({ reason })} />
      </Field>
    </>
  );
}
