import { instantWords } from "../../components/instant";
import { yuanWords } from "../../components/yuan";
import type { ComplaintAction } from "../../ipc/generated/ComplaintAction";
import type { TalkSteps } from "../../ipc/generated/TalkSteps";
import type { VisitAnswers } from "../../ipc/generated/VisitAnswers";
import { listed } from "../../locales/joined";
import { text } from "../../locales/text";

/** What the ids in a command are called here. */
export interface Names {
  now: number;
  staff: (id: string) => string;
  customer: (id: string) => string;
  order: (id: string) => string;
}

export type Line = [label: string, value: string | null];

/** What was typed for an action on a complaint, in the order of its form. */
export function typedAction(
  given: Exclude<ComplaintAction, { type: "edit" }>,
  names: Names,
): Line[] {
  const { staff } = names;
  const at = (moment: number | null) => momentWords(moment, names);
  switch (given.type) {
    case "acknowledge":
      return [
        [text("field.means"), text(`means.${given.means}`)],
        [text("field.contacted_at"), at(given.contacted_at)],
        [text("field.said"), given.said],
        [text("typed.talk"), ticked<TalkSteps>(given.talk, (step) => text(`talk.${step}`))],
      ];
    case "attempt_contact":
      return [
        [text("field.means"), text(`means.${given.means}`)],
        [text("field.attempted_at"), at(given.attempted_at)],
      ];
    case "triage":
      return [
        [text("typed.grade"), text(`grade.${given.grade}`)],
        [text("field.reason"), given.reason],
        [text("field.department"), given.department],
        [text("typed.assignee"), staff(given.assignee)],
        [text("field.said"), given.contact && given.contact.said],
        [text("field.means"), given.contact && text(`means.${given.contact.means}`)],
        [text("field.contacted_at"), given.contact && at(given.contact.contacted_at)],
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
        [text("typed.inCharge"), staff(given.person_in_charge)],
        [text("typed.qualityControl"), yesNo(given.quality_control_informed)],
      ];
    case "pause":
      return [
        [text("field.pause_class"), text(`pauseClass.${given.class}`)],
        [text("field.awaited"), given.awaited],
        [text("field.resume_by"), at(given.resume_by)],
      ];
    case "resume":
      return [[text("form.customerRepliedAt"), at(given.customer_replied_at)]];
    case "propose":
      return [
        [text("field.solution"), given.solution],
        [text("field.cost"), amountWords(given.cost)],
        [text("field.compensation"), amountWords(given.compensation)],
        [text("field.told_at"), at(given.told_at)],
        [text("typed.reaction"), text(`reaction.${given.reaction}`)],
        [text("typed.approvedBy"), given.approved_by && staff(given.approved_by)],
      ];
    case "reject_solution":
      return [[text("field.objection"), given.objection]];
    case "resolve":
      return [
        [text("field.done"), given.done],
        [text("field.finished_at"), at(given.finished_at)],
        [text("typed.cause"), text(`cause.${given.cause}`)],
        [text("typed.liability"), text(`liability.${given.liability}`)],
        [text("typed.resultTold"), yesNo(given.result_told)],
      ];
    case "send_survey":
      return [[text("field.means"), text(`means.${given.means}`)]];
    case "revisit":
      return [
        [text("field.means"), text(`means.${given.means}`)],
        [text("field.visited_at"), at(given.visited_at)],
        [text("form.reached"), text(given.answers === null ? "form.reachedNo" : "form.reachedYes")],
        ...(given.answers ? answers(given.answers) : []),
      ];
    case "close":
      return [[text("field.improvement"), given.improvement ?? text("form.noImprovement")]];
    case "close_as_duty_done":
      return [
        [text("field.written_reply"), given.written_reply],
        [text("field.remedies_told"), given.remedies_told],
      ];
    case "regrade":
      return [
        [text("typed.grade"), text(`grade.${given.grade}`)],
        [text("field.reason"), given.reason],
        [text("form.allowLater"), given.allow_later ? text("word.yes") : null],
      ];
    case "verify_amount":
      return [[text("field.verified"), amountWords(given.verified)]];
    case "reassign":
      return [
        [text("form.newAssignee"), staff(given.assignee)],
        [text("field.reason"), given.reason],
      ];
    case "hand_over":
      return [
        [text("form.handTo"), staff(given.to)],
        [text("form.handNote"), given.note],
      ];
    case "cancel":
      return [
        [text("form.cancelWhy"), text(`cancelReason.${given.why}`)],
        [text("form.cancelReason"), given.reason],
      ];
    case "note_external_case":
      return [
        [text("form.authority"), text(`authority.${given.authority}`)],
        [text("field.external_number"), given.number],
        [text("field.notified_at"), at(given.notified_at)],
      ];
    case "reply_to_external_case":
      return [
        [text("field.written_reply"), given.reply],
        [text("field.replied_at"), at(given.replied_at)],
      ];
    case "approve_longer_pause":
    case "reopen":
    case "escalate":
      return [[text("field.reason"), given.reason]];
    case "confirm_emergency":
    case "accept_hand_over":
    case "acknowledge_escalation":
      return [];
    case "merge":
      // Its number isn't in the command; the record says it.
      return [];
  }
}

function answers(said: VisitAnswers): Line[] {
  return [
    [text("field.score"), String(said.score)],
    [text("form.solvedAtOnce"), yesNo(said.solved_at_once)],
    [text("form.isSolved"), yesNo(said.is_solved)],
    [text("form.toldProactively"), yesNo(said.told_proactively)],
    [text("field.attitude"), String(said.attitude)],
    [text("field.recommend"), said.recommend === null ? null : String(said.recommend)],
    [text("field.comment"), said.comment],
  ];
}

export function ticked<Ticks>(ticks: Ticks, word: (name: keyof Ticks) => string): string {
  const names = Object.keys(ticks as object) as (keyof Ticks)[];
  return listed(names.filter((name) => ticks[name]).map(word));
}

const yesNo = (yes: boolean) => text(yes ? "word.yes" : "word.no");
export const amountWords = (fen: number) => text("typed.amount", { amount: yuanWords(fen) });
export const momentWords = (at: number | null, { now }: Names) =>
  at === null ? null : instantWords(at, now, undefined);
