import { LinkButton } from "../../components/Button";
import { Field } from "../../components/Field";
import { GradeChoice } from "../../components/GradeChoice";
import { GradeMark } from "../../components/marks";
import { sentenceGap } from "../../locales/joined";
import { useText } from "../../locales/text";
import { suggestionWords } from "./suggestionWords";
import type { Intake } from "./useIntake";

/** 6 等级: the rule suggests and says why, a person decides. */
export function GradeField({ intake }: { intake: Intake }) {
  const text = useText();
  const { draft, patch, preview, problemAt } = intake;
  const suggestion = preview?.suggestion;
  return (
    <Field
      label={text("intake.grade")}
      number={6}
      error={problemAt("grade")}
      hint={
        suggestion && (
          <>
            {text("intake.suggests")} <GradeMark grade={suggestion.grade} />
            {text("intake.because", { reasons: suggestionWords(suggestion) })}
            {preview.needs_confirmation && `${sentenceGap()}${text("intake.needsConfirmation")}`}
            {/* Below a suggested 紧急 or 重大 only a supervisor goes. */}
            {preview.needs_confirmation && suggestion.grade === "important" && (
              <>
                {sentenceGap()}
                {text("intake.mayBeGeneral")} <GradeMark grade="general" />
                {text("word.fullStop")}
              </>
            )}
            {draft.grade !== null && draft.grade !== suggestion.grade && (
              <>
                {" "}
                <LinkButton onPress={() => patch({ grade: null })}>
                  {text("intake.backToSuggestion")}
                </LinkButton>
              </>
            )}
          </>
        )
      }
    >
      <GradeChoice
        value={draft.grade ?? suggestion?.grade ?? null}
        onChange={(grade) => patch({ grade })}
        {...(suggestion ? { suggested: suggestion.grade } : {})}
      />
    </Field>
  );
}
