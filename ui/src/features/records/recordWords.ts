import { instantWords } from "../../components/instant";
import { yuanWords } from "../../components/yuan";
import { stateOf } from "../../ipc/asMarks";
import type { Category } from "../../ipc/generated/Category";
import type { Field } from "../../ipc/generated/Field";
import type { FieldChange } from "../../ipc/generated/FieldChange";
import type { FieldValue } from "../../ipc/generated/FieldValue";
import type { RowState } from "../../ipc/generated/RowState";
import type { TaskEnd } from "../../ipc/generated/TaskEnd";
import type { TaskKind } from "../../ipc/generated/TaskKind";
import type { VisitKind } from "../../ipc/generated/VisitKind";
import type { VisitOutcome } from "../../ipc/generated/VisitOutcome";
import { text, type MessageKey } from "../../locales/text";

/** Words of what is chosen from, by field; a new word of the domain does not compile without. */
const CHOICES = {
  kind: {
    in_store: "visitKind.in_store",
    follow_up: "visitKind.follow_up",
    on_site: "visitKind.on_site",
    inspection: "visitKind.inspection",
    staff_log: "visitKind.staff_log",
    care: "taskKind.care",
    move: "taskKind.move",
    other: "taskKind.other",
  } satisfies Record<VisitKind | TaskKind, MessageKey>,
  outcome: {
    completed: "visitOutcome.completed",
    unreached: "visitOutcome.unreached",
    rescheduled: "visitOutcome.rescheduled",
    declined: "visitOutcome.declined",
    to_complaint: "visitOutcome.to_complaint",
    to_lead: "visitOutcome.to_lead",
    done: "taskEnd.done",
    dropped: "taskEnd.dropped",
  } satisfies Record<VisitOutcome | TaskEnd, MessageKey>,
  category: {
    damage: "category.damage",
    loss: "category.loss",
    skill: "category.skill",
    attitude: "category.attitude",
    fees: "category.fees",
    delay: "category.delay",
    product_fault: "category.product_fault",
    slow_after_sales: "category.slow_after_sales",
    benefits: "category.benefits",
    other: "category.other",
  } satisfies Record<Category, MessageKey>,
} as const;

type ChoiceKey = {
  [F in keyof typeof CHOICES]: (typeof CHOICES)[F][keyof (typeof CHOICES)[F]];
}[keyof typeof CHOICES];

/** A word of a newer build's domain stands for itself. */
export function choiceWords(field: Field, word: string): string {
  const known: Readonly<Record<string, ChoiceKey>> =
    field in CHOICES ? CHOICES[field as keyof typeof CHOICES] : {};
  const key = known[word];
  return key === undefined ? word : text(key);
}

export function valueWords(
  field: Field,
  value: FieldValue,
  now: number,
  words: string | null = null,
): string {
  switch (value.is) {
    case "empty":
      return text("records.empty");
    case "text":
      return value.text === "" ? text("records.empty") : value.text;
    case "money":
      return text("word.yuan", { amount: yuanWords(value.fen) });
    case "instant":
      return instantWords(value.at, now, undefined);
    case "choice":
      return choiceWords(field, value.word);
    case "number":
      return field === "score" ? text("records.score", { score: value.number }) : `${value.number}`;
    case "record":
      return words ?? text("records.another");
  }
}

/** 电话：138****6027 → 139****1111 */
export function changeWords({ field, from, to, overwrote_unseen }: FieldChange, now: number) {
  const change = text("records.change", {
    field: text(`field.${field}`),
    from: valueWords(field, from, now),
    to: valueWords(field, to, now),
  });
  return overwrote_unseen ? `${change} ${text("records.overwrote")}` : change;
}

export function stateWords(state: RowState): string {
  switch (state.of) {
    case "complaint":
      return text(`state.${stateOf(state.stage)}`);
    case "move_order":
      return text(`moveStage.${state.stage}`);
    case "visit":
      return text(`visitOutcome.${state.outcome}`);
    case "task":
      return state.end === null ? text("task.open") : text(`taskEnd.${state.end}`);
  }
}

/** What sort of visit or task; other kinds have none. */
export function sortWords(state: RowState | null): string | null {
  if (state?.of === "visit") return text(`visitKind.${state.visit}`);
  if (state?.of === "task") return text(`taskKind.${state.task}`);
  return null;
}
