import { instantWords } from "../../components/instant";
import type { Command } from "../../ipc/generated/Command";
import type { FieldEdit } from "../../ipc/generated/FieldEdit";
import type { RegisterComplaint } from "../../ipc/generated/RegisterComplaint";
import type { Risks } from "../../ipc/generated/Risks";
import type { SettledOnTheSpot } from "../../ipc/generated/SettledOnTheSpot";
import { listed } from "../../locales/joined";
import { text } from "../../locales/text";
import { valueWords } from "../records/recordWords";
import {
  amountWords,
  momentWords,
  ticked,
  typedAction,
  type Line,
  type Names,
} from "./typedAction";

export interface TypedField {
  label: string;
  value: string;
}

export type { Names } from "./typedAction";

/** Everything that was typed, in the order of its form. What was left empty is left out. */
export function typedFields(command: Command, names: Names): TypedField[] {
  switch (command.type) {
    case "register_customer":
      return filled([
        [text("field.name"), command.customer.name],
        [text("field.phone"), command.customer.phone],
      ]);
    case "register_complaint":
      return filled(registration(command.complaint, names));
    case "act_on_complaint":
      return filled(
        command.action.type === "edit"
          ? edited(command.action.edits, names).map(({ label, value }) => [label, value])
          : typedAction(command.action, names),
      );
    case "edit_customer":
      return edited(command.edit.edits, names);
    case "log_visit":
    case "register_move_order":
    case "create_task":
    case "finish_task":
    case "import_customers":
    case "import_complaints":
    case "undo_import":
    case "hand_to_supervisor":
    case "discard_refused":
    case "decide_review":
    case "take_review_back":
    case "act_on_move_order":
    case "record_move_part":
      return spelledOut(command);
  }
}

function edited(edits: readonly FieldEdit[], { now }: Names): TypedField[] {
  return edits.map(({ field, mine }) => ({
    label: text(`field.${field}`),
    value: valueWords(field, mine, now),
  }));
}

/** Words and numbers of a command that has no form here: nothing typed is left out of view. */
function spelledOut(command: Command): TypedField[] {
  const found: TypedField[] = [];
  const look = (value: unknown) => {
    if (typeof value === "string" && /\P{ASCII}/u.test(value)) {
      found.push({ label: `${found.length + 1}`, value });
    } else if (typeof value === "object" && value !== null) Object.values(value).forEach(look);
  };
  look(command);
  return found;
}

function registration(given: RegisterComplaint, names: Names): Line[] {
  const { complainant, answered_in_person: answered } = given;
  return [
    [text("typed.number"), given.provisional_number],
    [text("typed.customer"), names.customer(given.customer)],
    [
      text("typed.complainant"),
      complainant &&
        text("typed.complainant.words", {
          name: complainant.name,
          relation: text(`relation.${complainant.relation}`),
          phone: complainant.phone,
        }),
    ],
    [text("typed.order"), given.order && names.order(given.order)],
    [text("typed.channel"), text(`channel.${given.channel}`)],
    [text("field.description"), given.description],
    [text("typed.remedies"), listed(given.remedies.map((remedy) => text(`remedy.${remedy}`)))],
    [text("typed.remedyWords"), given.remedy_words],
    [text("field.claimed"), amountWords(given.claimed)],
    [text("typed.risks"), ticked<Risks>(given.risks, (risk) => text(`risk.${risk}`))],
    [text("typed.grade"), text(`grade.${given.grade}`)],
    [text("field.raised_at"), instantWords(given.raised_at, names.now, undefined)],
    [text("field.occurred_at"), momentWords(given.occurred_at, names)],
    [text("typed.source"), text(`source.${given.source}`)],
    [text("typed.phase"), text(`phase.${given.phase}`)],
    [text("typed.category"), text(`category.${given.category}`)],
    [text("typed.aboutStaff"), listed(given.about_staff.map(names.staff))],
    [
      text("typed.answered"),
      answered &&
        (answered.kind === "customer_initials"
          ? text("typed.answered.initials", { initials: answered.initials })
          : text("typed.answered.staff", { name: names.staff(answered.staff) })),
    ],
    ...(given.settled ? settledLines(given.settled) : []),
    [text("typed.duplicate"), given.possible_duplicate_of && text("typed.duplicate.seen")],
  ];
}

function filled(lines: Line[]): TypedField[] {
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function settledLines(settled: SettledOnTheSpot): Line[] {
  return [
    [text("intake.settled"), settled.solution],
    [text("field.compensation"), amountWords(settled.compensation)],
    [text("field.done"), settled.done],
    [text("typed.cause"), text(`cause.${settled.cause}`)],
    [text("typed.liability"), text(`liability.${settled.liability}`)],
  ];
}
