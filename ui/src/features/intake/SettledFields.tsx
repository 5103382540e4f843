import { CheckTick } from "../../components/CheckTick";
import { ChoiceRow } from "../../components/ChoiceRow";
import { Field } from "../../components/Field";
import { MoneyField } from "../../components/MoneyField";
import { TextArea } from "../../components/TextField";
import type { SettledOnTheSpot } from "../../ipc/generated/SettledOnTheSpot";
import { useText } from "../../locales/text";
import { CAUSES, LIABILITIES } from "../complaint/actions/ResolveForm";
import type { Intake } from "./useIntake";

const NOTHING_YET: SettledOnTheSpot = {
  solution: "",
  compensation: 0,
  done: "",
  cause: "unknown",
  liability: "nobody",
};

/** 当场解决: for a 一般 that was answered face to face, settled before the customer left. */
export function SettledFields({ intake }: { intake: Intake }) {
  const text = useText();
  const { draft, patch, preview, problemAt } = intake;
  const { settled } = draft;
  const grade = draft.grade ?? preview?.grade ?? null;
  const mayBe = draft.answered_in_person !== null && grade === "general";
  // One that may be no more stays in view, so that it can be taken out.
  if (!mayBe && settled === null) return null;
  function tick(on: boolean) {
    patch({ settled: on ? NOTHING_YET : null });
    intake.setUnread("compensation", false);
  }
  return (
    <>
      <Field label={text("intake.settled")} optional error={problemAt("settled")}>
        <div className="flex flex-wrap items-center gap-x-10">
          <CheckTick checked={settled !== null} onChange={tick}>
            {text("intake.settled")}
          </CheckTick>
          <span className="text-meta text-ink-2">{text("intake.settledWhy")}</span>
        </div>
      </Field>
      {settled !== null && <HowSettled settled={settled} intake={intake} />}
    </>
  );
}

function HowSettled({ settled, intake }: { settled: SettledOnTheSpot; intake: Intake }) {
  const text = useText();
  const { patch, problemAt } = intake;
  const change = (part: Partial<SettledOnTheSpot>) => patch({ settled: { ...settled, ...part } });
  return (
    <>
      <Field label={text("form.solution")} error={problemAt("solution")}>
        <TextArea value={settled.solution} onChange={(solution) => change({ solution })} />
      </Field>
      <Field label={text("field.compensation")} error={problemAt("compensation")}>
        <MoneyField
          value={settled.compensation}
          onChange={(fen) => change({ compensation: fen ?? 0 })}
          onValidity={(valid) => intake.setUnread("compensation", !valid)}
        />
      </Field>
      <Field label={text("form.done")} error={problemAt("done")}>
        <TextArea value={settled.done} onChange={(done) => change({ done })} />
      </Field>
      <Field label={text("form.cause")}>
        <ChoiceRow
          value={settled.cause}
          onChange={(cause) => change({ cause })}
          choices={CAUSES.map((value) => ({ value, label: text(`cause.${value}`) }))}
        />
      </Field>
      <Field label={text("form.liability")}>
        <ChoiceRow
          value={settled.liability}
          onChange={(liability) => change({ liability })}
          choices={LIABILITIES.map((value) => ({ value, label: text(`liability.${value}`) }))}
        />
      </Field>
    </>
  );
}
