import type { Field } from "../../../ipc/generated/Field";
import type { FieldValue } from "../../../ipc/generated/FieldValue";
import type { FormField } from "../../../ipc/generated/FormField";
import type { Input } from "../../../ipc/generated/Input";

type LineBy = Extract<Input, { is: "line_by" }>;

/** Words offered for what is chosen in the other field; before a choice there are none. */
export function offeredFor({ offered }: LineBy, chosen: FieldValue): readonly string[] {
  const word = chosen.is === "choice" ? chosen.word : null;
  return offered.find((one) => one.word === word)?.offered ?? [];
}

/** Fields whose word, taken from those offered, isn't offered for the new choice. A word of one's
 * own stays. */
export function noLongerOffered(
  fields: readonly FormField[],
  changed: Field,
  chosen: FieldValue,
  valueOf: (field: Field) => FieldValue,
): Field[] {
  return fields.flatMap(({ field, input }) => {
    const value = valueOf(field);
    if (input.is !== "line_by" || input.by !== changed || value.is !== "text") return [];
    const wasOffered = input.offered.some(({ offered }) => offered.includes(value.text));
    return wasOffered && !offeredFor(input, chosen).includes(value.text) ? [field] : [];
  });
}
