import { ChoiceRow } from "../../components/ChoiceRow";
import { useText } from "../../locales/text";

export type Where = "central" | "alone";

/** Asked once, at the first start. */
export function WhereChoice({
  value,
  onChange,
}: {
  value: Where;
  onChange: (where: Where) => void;
}) {
  const text = useText();
  return (
    <div className="pb-12">
      <ChoiceRow
        label={text("solo.where")}
        choices={[
          { value: "central", label: text("solo.where.central") },
          { value: "alone", label: text("solo.where.alone") },
        ]}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
