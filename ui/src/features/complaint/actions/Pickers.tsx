import { ChoiceRow } from "../../../components/ChoiceRow";
import type { ContactMeans } from "../../../ipc/generated/ContactMeans";
import type { Person } from "../../../ipc/generated/Person";
import { useText } from "../../../locales/text";

export const MEANS = [
  "call",
  "wechat",
  "in_person",
  "sms",
  "online",
] as const satisfies readonly ContactMeans[];

export function MeansPicker({
  value,
  onChange,
}: {
  value: ContactMeans | null;
  onChange: (means: ContactMeans) => void;
}) {
  const text = useText();
  return (
    <ChoiceRow
      value={value}
      onChange={onChange}
      choices={MEANS.map((means) => ({ value: means, label: text(`means.${means}`) }))}
    />
  );
}

export function PersonPicker({
  people,
  value,
  onChange,
}: {
  people: readonly Person[];
  value: string | null;
  onChange: (id: string) => void;
}) {
  const text = useText();
  if (people.length === 0) return <p className="py-6 text-ink-2">{text("form.nobodyElse")}</p>;
  return (
    <ChoiceRow
      value={value}
      onChange={onChange}
      choices={people.map((person) => ({
        value: person.id,
        label: (
          <>
            {person.name}
            <span className="text-meta font-normal text-ink-2">{person.post}</span>
          </>
        ),
      }))}
    />
  );
}
