import type { AskForm } from "../../../ipc/generated/AskForm";
import type { Field } from "../../../ipc/generated/Field";
import type { FieldValue } from "../../../ipc/generated/FieldValue";
import type { FormDraft } from "../../../ipc/generated/FormDraft";

export const EMPTY: FieldValue = { is: "empty" };

/** The form of a draft, asked for with what the draft holds. */
export function askOfDraft(draft: FormDraft): AskForm {
  const record = (field: Field) => {
    const value = valueIn(draft, field);
    return value.is === "record" ? value.id : null;
  };
  return {
    form: draft.form,
    record: draft.record,
    customer: record("customer"),
    order: record("order"),
    complaint: draft.complaint,
  };
}

export function valueIn({ values }: FormDraft, field: Field): FieldValue {
  return values.find((entry) => entry.field === field)?.value ?? EMPTY;
}
