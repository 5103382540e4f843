import { ChoiceRow } from "../../../components/ChoiceRow";
import { Field } from "../../../components/Field";
import { MoneyField } from "../../../components/MoneyField";
import { TextArea, TextField } from "../../../components/TextField";
import type { Category } from "../../../ipc/generated/Category";
import type { ComplaintView } from "../../../ipc/generated/ComplaintView";
import type { FieldEdit } from "../../../ipc/generated/FieldEdit";
import type { FieldValue } from "../../../ipc/generated/FieldValue";
import { useText } from "../../../locales/text";
import {
  ActionDialog,
  type ActionFormProps,
  type ActionSpec,
  type FieldsProps,
} from "./ActionDialog";

interface Values {
  phone: string;
  description: string;
  remedy: string;
  category: Category;
  claimed: number | null;
}

/** With what stood there when the form was opened: edits are merged from that. */
interface Form extends Values {
  base: Values;
}

export const CATEGORIES = [
  "damage",
  "loss",
  "skill",
  "attitude",
  "fees",
  "delay",
  "product_fault",
  "slow_after_sales",
  "benefits",
  "other",
] as const satisfies readonly Category[];

function valuesOf({ complaint: c }: ComplaintView): Values {
  return {
    phone: c.complainant?.phone ?? c.customer_phone,
    description: c.description,
    remedy: c.remedy_words,
    category: c.category,
    claimed: c.claimed,
  };
}

const words = (text: string): FieldValue =>
  text.trim() === "" ? { is: "empty" } : { is: "text", text };
const money = (fen: number | null): FieldValue => ({ is: "money", fen: fen ?? 0 });

/** What was changed in the form, each with what stood there before. */
export function editsOf({ base, ...form }: Values & { base: Values }): FieldEdit[] {
  const edits: FieldEdit[] = [];
  for (const field of ["phone", "description", "remedy"] as const) {
    if (form[field] === base[field]) continue;
    edits.push({ field, base: words(base[field]), mine: words(form[field]) });
  }
  if (form.category !== base.category) {
    const choice = (word: Category): FieldValue => ({ is: "choice", word });
    edits.push({ field: "category", base: choice(base.category), mine: choice(form.category) });
  }
  if ((form.claimed ?? 0) !== (base.claimed ?? 0)) {
    edits.push({ field: "claimed", base: money(base.claimed), mine: money(form.claimed) });
  }
  return edits;
}

/** A refused edit, filled into the form again. */
function filledFrom(values: Values, edits: readonly FieldEdit[]): Values {
  const filled = { ...values };
  for (const { field, mine } of edits) {
    const text = mine.is === "text" ? mine.text : "";
    if (field === "phone" || field === "description" || field === "remedy") filled[field] = text;
    if (field === "category" && mine.is === "choice") filled.category = mine.word as Category;
    if (field === "claimed" && mine.is === "money") filled.claimed = mine.fen;
  }
  return filled;
}

const spec: ActionSpec<Form> = {
  kind: "edit",
  initial: (view) => ({ ...valuesOf(view), base: valuesOf(view) }),
  toAction: (form) => ({ type: "edit", edits: editsOf(form) }),
  places: { field_conflict: "phone" },
  Fields,
};

/** 修改: fields as registered; what others changed meanwhile is merged field by field. */
export function EditForm({ prefill, ...props }: ActionFormProps) {
  const refused = prefill?.action.type === "edit" ? prefill.action.edits : null;
  const again: ActionSpec<Form> =
    refused === null
      ? spec
      : {
          ...spec,
          initial: (view) => ({
            ...filledFrom(valuesOf(view), refused),
            base: valuesOf(view),
          }),
        };
  return <ActionDialog spec={again} {...props} {...(prefill ? { prefill } : {})} />;
}

function Fields({ form, set, problemAt, setUnread }: FieldsProps<Form>) {
  const text = useText();
  return (
    <>
      <Field wideLabel label={text("field.phone")} number={1} error={problemAt("phone")}>
        <TextField value={form.phone} onChange={(phone) => set({ phone })} numeric />
      </Field>
      <Field
        wideLabel
        label={text("field.description")}
        number={2}
        error={problemAt("description")}
      >
        <TextArea value={form.description} onChange={(description) => set({ description })} />
      </Field>
      <Field wideLabel label={text("field.remedy")} number={3} error={problemAt("remedy")}>
        <TextArea value={form.remedy} onChange={(remedy) => set({ remedy })} />
      </Field>
      <Field wideLabel label={text("field.category")} number={4} error={problemAt("category")}>
        <ChoiceRow
          value={form.category}
          onChange={(category) => set({ category })}
          choices={CATEGORIES.map((value) => ({ value, label: text(`category.${value}`) }))}
        />
      </Field>
      <Field wideLabel label={text("field.claimed")} number={5} error={problemAt("claimed")}>
        <MoneyField
          value={form.claimed}
          onChange={(claimed) => set({ claimed })}
          onValidity={(valid) => setUnread("claimed", !valid)}
        />
      </Field>
    </>
  );
}
