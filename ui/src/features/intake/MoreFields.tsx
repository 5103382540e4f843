import { ChoiceRow } from "../../components/ChoiceRow";
import { Field } from "../../components/Field";
import type { Category } from "../../ipc/generated/Category";
import type { Phase } from "../../ipc/generated/Phase";
import type { Source } from "../../ipc/generated/Source";
import { useText } from "../../locales/text";
import { InstantField } from "./InstantField";
import type { Intake } from "./useIntake";

const SOURCES = [
  "customer",
  "questionnaire",
  "suggestion_box",
  "interview",
  "mystery_shopper",
  "staff_log",
] as const satisfies readonly Source[];
const PHASES = [
  "before_sale",
  "during_service",
  "after_service",
] as const satisfies readonly Phase[];
const CATEGORIES = [
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

/** What is right as defaulted nearly always. */
export function MoreFields({ intake }: { intake: Intake }) {
  const text = useText();
  const { draft, patch, preview, problemAt } = intake;
  const defaults = preview?.defaults;
  return (
    <>
      <Field label={text("intake.categoryField")}>
        <ChoiceRow
          value={draft.category ?? defaults?.category ?? null}
          onChange={(category) => patch({ category })}
          choices={CATEGORIES.map((value) => ({ value, label: text(`category.${value}`) }))}
        />
      </Field>
      <Field label={text("intake.source")}>
        <ChoiceRow
          value={draft.source ?? defaults?.source ?? null}
          onChange={(source) => patch({ source })}
          choices={SOURCES.map((value) => ({ value, label: text(`source.${value}`) }))}
        />
      </Field>
      <Field label={text("intake.phase")}>
        <ChoiceRow
          value={draft.phase ?? defaults?.phase ?? null}
          onChange={(phase) => patch({ phase })}
          choices={PHASES.map((value) => ({ value, label: text(`phase.${value}`) }))}
        />
      </Field>
      <Field
        label={text("intake.occurredAt")}
        error={problemAt("occurred_at")}
        hint={text("intake.occurredAtHint")}
      >
        <InstantField
          value={draft.occurred_at}
          onChange={(occurred_at) => patch({ occurred_at })}
          onValidity={(valid) => intake.setUnread("occurred_at", !valid)}
          empty={text("control.optional")}
        />
      </Field>
    </>
  );
}
