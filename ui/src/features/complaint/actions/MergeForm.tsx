import { ChoiceRow } from "../../../components/ChoiceRow";
import { Field } from "../../../components/Field";
import { GradeMark } from "../../../components/marks";
import type { ComplaintView } from "../../../ipc/generated/ComplaintView";
import type { RecordRow } from "../../../ipc/generated/RecordRow";
import type { Stage } from "../../../ipc/generated/Stage";
import { useAnswer } from "../../../ipc/queries";
import { useText } from "../../../locales/text";
import {
  ActionDialog,
  type ActionFormProps,
  type ActionSpec,
  type FieldsProps,
} from "./ActionDialog";

interface Form {
  into: string | null;
}

const ENDED: readonly Stage[] = ["resolved", "visited", "closed", "cancelled", "merged"];

const spec: ActionSpec<Form> = {
  kind: "merge",
  initial: () => ({ into: null }),
  toAction: ({ into }) => (into === null ? { missing: "into" } : { type: "merge", into }),
  places: { cannot_merge: "into", not_found: "into" },
  Fields,
};

/** T19 合并: into another open complaint of the same customer. */
export function MergeForm(props: ActionFormProps) {
  return <ActionDialog spec={spec} {...props} />;
}

function Fields({ form, set, problemAt, view }: FieldsProps<Form>) {
  const text = useText();
  const { data } = useAnswer("get_record", { kind: "customer", id: view.complaint.customer });
  const related = data?.related.find(({ kind }) => kind === "complaint")?.rows ?? [];
  const others = openOthers(related, view);
  return (
    <Field
      wideLabel
      label={text("form.into")}
      number={1}
      error={problemAt("into")}
      hint={others.length > 0 && text("form.intoWhy")}
    >
      {others.length > 0 ? (
        <ChoiceRow
          value={form.into}
          onChange={(into) => set({ into })}
          choices={others.map((row) => ({ value: row.id, label: <Line row={row} /> }))}
        />
      ) : (
        data && <p className="pt-5 text-ink-2">{text("form.intoNone")}</p>
      )}
    </Field>
  );
}

function Line({ row }: { row: RecordRow }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-8 py-3 text-left whitespace-normal">
      {row.grade !== null && <GradeMark grade={row.grade} />}
      <span>{row.title}</span>
      {row.number !== null && (
        <span className="text-meta font-normal text-ink-2">{row.number}</span>
      )}
    </span>
  );
}

/** The likely duplicate first. */
export function openOthers(rows: readonly RecordRow[], { complaint }: ComplaintView): RecordRow[] {
  const isLikely = ({ id }: RecordRow) => Number(id === complaint.possible_duplicate_of);
  return rows
    .filter(({ id, state }) => {
      const isOpen = state?.of === "complaint" && !ENDED.includes(state.stage);
      return isOpen && id !== complaint.id;
    })
    .toSorted((a, b) => isLikely(b) - isLikely(a));
}
