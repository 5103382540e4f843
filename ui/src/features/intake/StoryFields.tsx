import { LinkButton } from "../../components/Button";
import { CheckTick } from "../../components/CheckTick";
import { ChoiceRow } from "../../components/ChoiceRow";
import { Field } from "../../components/Field";
import { MoneyField } from "../../components/MoneyField";
import { TextArea, TextField } from "../../components/TextField";
import type { Remedy } from "../../ipc/generated/Remedy";
import type { Risks } from "../../ipc/generated/Risks";
import { useText } from "../../locales/text";
import type { Intake } from "./useIntake";

const REMEDIES = [
  "apology",
  "repair",
  "compensation",
  "replacement",
  "other_staff",
  "refund",
] as const satisfies readonly Remedy[];
const RISKS = [
  "safety",
  "injury",
  "serious_injury",
  "media",
  "authority",
] as const satisfies readonly (keyof Risks)[];

/** 4 事由: what happened, and what the customer asks for. */
export function StoryField({ intake }: { intake: Intake }) {
  const text = useText();
  const { draft, patch, problemAt } = intake;
  return (
    <Field
      label={text("intake.story")}
      number={4}
      error={problemAt("description") ?? problemAt("remedy")}
    >
      <TextArea
        value={draft.description}
        onChange={(description) => patch({ description })}
        placeholder={text("intake.storyExample")}
      />
      <div className="mt-6 flex flex-wrap items-center gap-6">
        <ChoiceRow<Remedy>
          multiple
          label={text("intake.remedies")}
          value={draft.remedies}
          onChange={(remedies) => patch({ remedies })}
          choices={REMEDIES.map((value) => ({ value, label: text(`remedy.${value}`) }))}
        />
        <div className="min-w-[11rem] flex-1">
          <TextField
            label={text("intake.remedyWords")}
            placeholder={text("intake.remedyWordsHint")}
            value={draft.remedy_words}
            onChange={(remedy_words) => patch({ remedy_words })}
          />
        </div>
      </div>
    </Field>
  );
}

/** 5 涉及: the amount claimed and the risks, which drive the suggested grade. */
export function StakesField({ intake, onMore }: { intake: Intake; onMore: () => void }) {
  const text = useText();
  const { draft, patch, preview, problemAt } = intake;
  const category = draft.category ?? preview?.defaults.category ?? null;
  return (
    <Field label={text("intake.stakes")} number={5} error={problemAt("claimed")}>
      <div className="flex flex-wrap items-center gap-x-14 gap-y-4">
        <MoneyField
          label={text("intake.claimed")}
          value={draft.claimed}
          onChange={(claimed) => patch({ claimed })}
          onValidity={(valid) => intake.setUnread("claimed", !valid)}
        />
        {RISKS.map((risk) => (
          <CheckTick
            key={risk}
            checked={draft.risks[risk]}
            onChange={(on) => patch({ risks: { ...draft.risks, [risk]: on } })}
          >
            {text(`risk.${risk}`)}
          </CheckTick>
        ))}
        {category !== null && (
          <span className="ml-auto text-meta text-ink-2">
            {text("intake.category", { word: text(`category.${category}`) })}{" "}
            <LinkButton onPress={onMore}>{text("intake.change")}</LinkButton>
          </span>
        )}
      </div>
    </Field>
  );
}
