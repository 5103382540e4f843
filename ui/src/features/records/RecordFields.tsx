import { LinkButton } from "../../components/Button";
import type { Field } from "../../ipc/generated/Field";
import type { RecordKind } from "../../ipc/generated/RecordKind";
import type { RecordView } from "../../ipc/generated/RecordView";
import type { ShownField } from "../../ipc/generated/ShownField";
import { useText } from "../../locales/text";
import { useDesk } from "./desk";
import { valueWords } from "./recordWords";

/** Fields that name a record with a page. */
const PAGES: Partial<Record<Field, RecordKind>> = { customer: "customer", order: "move_order" };

/** What is filled in, as a list of terms in the order of the form. */
export function RecordFields({ view, now }: { view: RecordView; now: number }) {
  const text = useText();
  if (view.fields.length === 0) return null;
  return (
    <section
      aria-label={text("records.fields")}
      className="border-b border-line-1 px-20 py-12 empty:hidden"
    >
      <FieldTerms fields={view.fields} now={now} />
    </section>
  );
}

export function FieldTerms({ fields, now }: { fields: readonly ShownField[]; now: number }) {
  const text = useText();
  const desk = useDesk();
  return (
    <dl className="grid grid-cols-[minmax(4rem,auto)_minmax(0,1fr)] gap-x-12 gap-y-3">
      {fields.map((shown) => {
        const { field, value, words } = shown;
        const kind = PAGES[field];
        const said = valueWords(field, value, now, words);
        return (
          <div key={field} className="contents">
            <dt className="text-ink-2">{text(`field.${field}`)}</dt>
            <dd className="min-w-0 break-words whitespace-pre-wrap">
              {kind !== undefined && value.is === "record" ? (
                <LinkButton onPress={() => desk.openRecord({ kind, id: value.id })}>
                  {said}
                </LinkButton>
              ) : (
                said
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
