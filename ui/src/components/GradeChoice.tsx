import { useText } from "../locales/text";
import { ChoiceRow } from "./ChoiceRow";
import { GradeMark, type Grade } from "./marks";

const CHOSEN: Record<Grade, string> = {
  general: "bg-grade-1-tint inset-ring-2 inset-ring-grade-1",
  important: "bg-grade-2-tint inset-ring-2 inset-ring-grade-2",
  urgent: "bg-grade-3-tint inset-ring-2 inset-ring-grade-3",
  major: "bg-grade-4-tint inset-ring-2 inset-ring-grade-4",
};
const GRADES = Object.keys(CHOSEN) as Grade[];

/** The four grades side by side; a suggestion is marked and still the person's to take. */
export function GradeChoice({
  value,
  onChange,
  suggested,
}: {
  value: Grade | null;
  onChange: (grade: Grade) => void;
  suggested?: Grade;
}) {
  const text = useText();
  return (
    <ChoiceRow
      segmented
      value={value}
      onChange={onChange}
      choices={GRADES.map((grade) => ({
        value: grade,
        chosenClass: CHOSEN[grade],
        label: (
          <>
            <GradeMark grade={grade} />
            {grade === suggested && (
              <span className="text-meta text-ink-2">{text("control.suggested")}</span>
            )}
          </>
        ),
      }))}
    />
  );
}
