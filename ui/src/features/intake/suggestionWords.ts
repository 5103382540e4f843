import { yuanWords } from "../../components/yuan";
import type { GradeReason } from "../../ipc/generated/GradeReason";
import type { GradeSuggestion } from "../../ipc/generated/GradeSuggestion";
import { clauses } from "../../locales/joined";
import { text } from "../../locales/text";

/** Why the rule suggests a grade, with the numbers in it. */
export function suggestionWords(suggestion: GradeSuggestion): string {
  const reasons = suggestion.reasons.map(reasonWords);
  if (reasons.length === 0) reasons.push(text("reason.none"));
  const toldAlready = suggestion.reasons.some((reason) => reason.type === "repeat");
  if (!toldAlready) {
    const { earlier: count, within_days: days } = suggestion;
    reasons.push(
      count === 0 ? text("reason.first", { days }) : text("reason.earlier", { days, count }),
    );
  }
  return clauses(reasons);
}

function reasonWords(reason: GradeReason): string {
  switch (reason.type) {
    case "amount":
      return text("reason.amount", {
        claimed: yuanWords(reason.claimed),
        threshold: yuanWords(reason.threshold),
      });
    case "repeat":
      return text("reason.repeat", { nth: reason.nth, days: reason.within_days });
    case "category":
      return text("reason.category", { category: text(`category.${reason.category}`) });
    default:
      return text(`reason.${reason.type}`);
  }
}
