import { LinkButton } from "../../components/Button";
import { ChoiceRow } from "../../components/ChoiceRow";
import { Field } from "../../components/Field";
import { TextField } from "../../components/TextField";
import type { Relation } from "../../ipc/generated/Relation";
import { useText } from "../../locales/text";
import type { Intake } from "./useIntake";

const RELATIONS = ["family", "neighbour", "property_office", "other"] as const satisfies Relation[];

/** Somebody else than the customer complains: who, and how to reach them. */
export function ComplainantFields({ intake }: { intake: Intake }) {
  const text = useText();
  const { draft, patch, problemAt } = intake;
  const complainant = draft.complainant;
  if (complainant === null) return null;
  const change = (part: Partial<typeof complainant>) =>
    patch({ complainant: { ...complainant, ...part } });
  return (
    <Field
      label={text("intake.complainant")}
      error={problemAt("name") ?? problemAt("phone")}
      hint={
        <LinkButton onPress={() => patch({ complainant: null })}>
          {text("intake.isTheCustomer")}
        </LinkButton>
      }
    >
      <div className="flex flex-wrap items-center gap-8">
        <ChoiceRow
          label={text("intake.relation")}
          value={complainant.relation}
          onChange={(relation) => change({ relation })}
          choices={RELATIONS.map((value) => ({ value, label: text(`relation.${value}`) }))}
        />
        <div className="w-[8rem]">
          <TextField
            label={text("intake.complainantName")}
            placeholder={text("intake.name")}
            value={complainant.name}
            onChange={(name) => change({ name })}
          />
        </div>
        <div className="w-[10rem]">
          <TextField
            label={text("intake.complainantPhone")}
            placeholder={text("intake.phoneExample")}
            value={complainant.phone}
            onChange={(phone) => change({ phone })}
          />
        </div>
      </div>
    </Field>
  );
}
