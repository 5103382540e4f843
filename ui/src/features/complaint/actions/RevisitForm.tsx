import { ChoiceRow } from "../../../components/ChoiceRow";
import { Field } from "../../../components/Field";
import { TextArea } from "../../../components/TextField";
import type { ContactMeans } from "../../../ipc/generated/ContactMeans";
import type { VisitAnswers } from "../../../ipc/generated/VisitAnswers";
import { useText, type MessageKey } from "../../../locales/text";
import { InstantField } from "../../intake/InstantField";
import {
  ActionDialog,
  type ActionFormProps,
  type ActionSpec,
  type FieldsProps,
} from "./ActionDialog";
import { MeansPicker } from "./Pickers";

type Answered = { [Name in keyof VisitAnswers]: VisitAnswers[Name] | null };

/** What was asked stands beside how, as it does on the screen. */
interface Form extends Answered {
  means: ContactMeans;
  visited_at: number | null;
  reached: boolean | null;
  comment: string;
}

const FIVE = [1, 2, 3, 4, 5];
const TEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const QUESTIONS = [
  ["solved_at_once", "form.solvedAtOnce"],
  ["is_solved", "form.isSolved"],
  ["told_proactively", "form.toldProactively"],
] as const satisfies readonly [keyof VisitAnswers, MessageKey][];

const spec: ActionSpec<Form> = {
  kind: "revisit",
  initial: () => ({
    means: "call",
    visited_at: null,
    reached: null,
    score: null,
    attitude: null,
    solved_at_once: null,
    is_solved: null,
    told_proactively: null,
    recommend: null,
    comment: "",
  }),
  typed: (action) =>
    action.type === "revisit"
      ? { ...action, ...action.answers, reached: action.answers !== null }
      : action,
  toAction: ({ means, visited_at, reached, ...given }, now) => {
    if (reached === null) return { missing: "reached" };
    const answers = reached ? answersOf(given) : null;
    if (answers !== null && "missing" in answers) return answers;
    return { type: "revisit", means, visited_at: visited_at ?? now, answers };
  },
  Fields,
};

function answersOf({
  score,
  attitude,
  solved_at_once,
  is_solved,
  told_proactively,
  ...rest
}: Answered & { comment: string }): VisitAnswers | { missing: keyof Form } {
  if (score === null) return { missing: "score" };
  if (solved_at_once === null) return { missing: "solved_at_once" };
  if (is_solved === null) return { missing: "is_solved" };
  if (told_proactively === null) return { missing: "told_proactively" };
  if (attitude === null) return { missing: "attitude" };
  return { score, attitude, solved_at_once, is_solved, told_proactively, ...rest };
}

/** T12 回访: whether somebody was reached, and what the customer said. */
export function RevisitForm(props: ActionFormProps) {
  return <ActionDialog spec={spec} {...props} />;
}

function Fields(props: FieldsProps<Form>) {
  const text = useText();
  const { form, set, problemAt, setUnread } = props;
  return (
    <>
      <Field wideLabel label={text("form.means")} number={1} error={problemAt("means")}>
        <MeansPicker value={form.means} onChange={(means) => set({ means })} />
      </Field>
      <Field wideLabel label={text("form.reached")} number={2} error={problemAt("reached")}>
        <YesNo
          value={form.reached}
          onChange={(reached) => set({ reached })}
          words={["form.reachedYes", "form.reachedNo"]}
        />
      </Field>
      <Field wideLabel label={text("field.visited_at")} number={3} error={problemAt("visited_at")}>
        <InstantField
          value={form.visited_at}
          onChange={(visited_at) => set({ visited_at })}
          onValidity={(valid) => setUnread("visited_at", !valid)}
        />
      </Field>
      {form.reached === true && <Answers {...props} />}
    </>
  );
}

function Answers({ form, set, problemAt }: FieldsProps<Form>) {
  const text = useText();
  return (
    <>
      <Field
        wideLabel
        label={text("field.score")}
        number={4}
        error={problemAt("score")}
        hint={`${text("form.fiveEnds")} ${text("form.visitEffect")}`}
      >
        <Scale steps={FIVE} value={form.score} onChange={(score) => set({ score })} />
      </Field>
      {QUESTIONS.map(([name, label], index) => (
        <Field key={name} wideLabel label={text(label)} number={index + 5} error={problemAt(name)}>
          <YesNo
            value={form[name]}
            onChange={(said) => set({ [name]: said })}
            words={["word.yes", "word.no"]}
          />
        </Field>
      ))}
      <Field wideLabel label={text("field.attitude")} number={8} error={problemAt("attitude")}>
        <Scale steps={FIVE} value={form.attitude} onChange={(attitude) => set({ attitude })} />
      </Field>
      <Field
        wideLabel
        optional
        label={text("field.recommend")}
        number={9}
        error={problemAt("recommend")}
        hint={text("form.tenEnds")}
      >
        <Scale
          steps={TEN}
          value={form.recommend}
          onChange={(recommend) => set({ recommend })}
          onNone={() => set({ recommend: null })}
        />
      </Field>
      <Field wideLabel optional label={text("field.comment")} error={problemAt("comment")}>
        <TextArea value={form.comment} onChange={(comment) => set({ comment })} />
      </Field>
    </>
  );
}

function YesNo({
  value,
  onChange,
  words: [yes, no],
}: {
  value: boolean | null;
  onChange: (value: boolean) => void;
  words: readonly ["form.reachedYes" | "word.yes", "form.reachedNo" | "word.no"];
}) {
  const text = useText();
  return (
    <ChoiceRow
      value={value === null ? null : value ? "yes" : "no"}
      onChange={(one) => onChange(one === "yes")}
      choices={[
        { value: "yes", label: text(yes) },
        { value: "no", label: text(no) },
      ]}
    />
  );
}

/** Steps in a row; where it may be left open, the last choice says so. */
function Scale({
  steps,
  value,
  onChange,
  onNone,
}: {
  steps: readonly number[];
  value: number | null;
  onChange: (step: number) => void;
  onNone?: () => void;
}) {
  const text = useText();
  const choices = steps.map((step) => ({ value: String(step), label: String(step) }));
  return (
    <ChoiceRow
      value={value === null ? (onNone ? "none" : null) : String(value)}
      onChange={(one) => (one === "none" ? onNone?.() : onChange(Number(one)))}
      choices={onNone ? [...choices, { value: "none", label: text("form.notSaid") }] : choices}
    />
  );
}
