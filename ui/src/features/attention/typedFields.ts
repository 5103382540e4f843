import { instantWords } from "../../components/instant";
import { yuanWords } from "../../components/yuan";
import type { Command } from "../../ipc/generated/Command";
import type { ComplaintAction } from "../../ipc/generated/ComplaintAction";
import type { FieldEdit } from "../../ipc/generated/FieldEdit";
import type { RegisterComplaint } from "../../ipc/generated/RegisterComplaint";
import type { Risks } from "../../ipc/generated/Risks";
import type { TalkSteps } from "../../ipc/generated/TalkSteps";
import { listed } from "../../locales/joined";
import { text } from "../../locales/text";
import { valueWords } from "../records/recordWords";

export interface TypedField {
  label: string;
  value: string;
}

/** What the ids in a command are called here. */
export interface Names {
  now: number;
  staff: (id: string) => string;
  customer: (id: string) => string;
  order: (id: string) => string;
}

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
      return filled(action(command.action, names));
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

type Line = [label: string, value: string | null];

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
    [text("field.claimed"), amount(given.claimed)],
    [text("typed.risks"), ticked<Risks>(given.risks, (risk) => text(`risk.${risk}`))],
    [text("typed.grade"), text(`grade.${given.grade}`)],
    [text("field.raised_at"), instantWords(given.raised_at, names.now, undefined)],
    [text("field.occurred_at"), instant(given.occurred_at, names)],
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
    [text("typed.duplicate"), given.possible_duplicate_of && text("typed.duplicate.seen")],
  ];
}

function action(given: ComplaintAction, names: Names): Line[] {
  switch (given.type) {
    case "acknowledge":
      return [
        [text("field.means"), text(`means.${given.means}`)],
        [text("field.contacted_at"), instant(given.contacted_at, names)],
        [text("field.said"), given.said],
        [text("typed.talk"), ticked<TalkSteps>(given.talk, (step) => text(`talk.${step}`))],
      ];
    case "triage":
      return [
        [text("typed.grade"), text(`grade.${given.grade}`)],
        [text("field.reason"), given.reason],
        [text("field.department"), given.department],
        [text("typed.assignee"), names.staff(given.assignee)],
      ];
    case "take":
      return [[text("field.bridging"), given.bridging ?? text("word.none")]];
    case "note_progress":
      return [
        [text("field.note"), given.note],
        [text("typed.toldCustomer"), yesNo(given.told_customer)],
        [text("field.means"), given.means && text(`means.${given.means}`)],
      ];
    case "start_emergency":
      return [
        [text("field.measure"), given.measure],
        [text("typed.inCharge"), names.staff(given.person_in_charge)],
        [text("typed.qualityControl"), yesNo(given.quality_control_informed)],
      ];
    case "propose":
      return [
        [text("field.solution"), given.solution],
        [text("field.cost"), amount(given.cost)],
        [text("field.compensation"), amount(given.compensation)],
        [text("field.told_at"), instant(given.told_at, names)],
        [text("typed.reaction"), text(`reaction.${given.reaction}`)],
        [text("typed.approvedBy"), given.approved_by && names.staff(given.approved_by)],
      ];
    case "resolve":
      return [
        [text("field.done"), given.done],
        [text("field.finished_at"), instant(given.finished_at, names)],
        [text("typed.cause"), text(`cause.${given.cause}`)],
        [text("typed.liability"), text(`liability.${given.liability}`)],
        [text("typed.resultTold"), yesNo(given.result_told)],
      ];
    case "escalate":
      return [[text("field.reason"), given.reason]];
    case "edit":
      return edited(given.edits, names).map(({ label, value }) => [label, value]);
  }
}

function filled(lines: Line[]): TypedField[] {
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function ticked<Ticks>(ticks: Ticks, word: (name: keyof Ticks) => string): string {
  const names = Object.keys(ticks as object) as (keyof Ticks)[];
  return listed(names.filter((name) => ticks[name]).map(word));
}

const yesNo = (yes: boolean) => text(yes ? "word.yes" : "word.no");
const amount = (fen: number) => text("typed.amount", { amount: yuanWords(fen) });
const instant = (at: number | null, { now }: Names) =>
  at === null ? null : instantWords(at, now, undefined);
