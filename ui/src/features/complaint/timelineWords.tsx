import type { ReactNode } from "react";
import { instantWords } from "../../components/instant";
import { GradeMark } from "../../components/marks";
import { yuanWords } from "../../components/yuan";
import { levelOf } from "../../ipc/asMarks";
import type { ClosedHow } from "../../ipc/generated/ClosedHow";
import type { FirstResponse } from "../../ipc/generated/FirstResponse";
import type { ReturnVisit } from "../../ipc/generated/ReturnVisit";
import type { TalkSteps } from "../../ipc/generated/TalkSteps";
import type { TimelineEvent } from "../../ipc/generated/TimelineEvent";
import { listed } from "../../locales/joined";
import { text } from "../../locales/text";
import { recordEvents, removedWords } from "../records/recordEvents";
import { changeWords } from "../records/recordWords";

export interface EventWords {
  /** What was done, after the name of who did it. */
  what: ReactNode;
  details: readonly (string | null)[];
  /** A turning point of the case. */
  turning?: boolean;
  /** When it happened, where that is not when it was recorded. */
  happenedAt?: number;
}

/** What the words of an entry lean on. */
export interface Around {
  now: number;
  nameOf: (id: string) => string;
}

type Type = TimelineEvent["type"];
export type Of<T extends Type> = Extract<TimelineEvent, { type: T }>;
type Words = { [T in Type]: (event: Of<T>, around: Around) => EventWords };

/** Words for every type of event; a new type without words does not compile. */
export const eventWords: Words = {
  complaint_registered: ({ complaint }, { now }) => ({
    what: text("history.complaint_registered"),
    details: [
      text("history.registeredVia", {
        channel: text(`channel.${complaint.channel}`),
        time: instantWords(complaint.raised_at, now, undefined),
      }),
    ],
    turning: true,
  }),
  official_number_given: ({ number }) => ({
    what: text("history.official_number_given", { number }),
    details: [],
  }),
  complaint_acknowledged: ({ response, said, talk }, around) => ({
    what: text("history.complaint_acknowledged"),
    details: [
      text(`means.${response.means}`),
      said,
      witnessWords(response, around),
      talkWords(talk),
    ],
    turning: true,
    happenedAt: response.at,
  }),
  complaint_triaged: (event, { nameOf }) => ({
    what: (
      <>
        {text("history.complaint_triaged")}{" "}
        {event.from !== event.grade && (
          <>
            <GradeMark grade={event.from} /> →{" "}
          </>
        )}
        <GradeMark grade={event.grade} />
      </>
    ),
    details: [
      text("history.triagedTo", {
        department: event.department,
        name: nameOf(event.assignee),
        reason: event.reason,
      }),
    ],
    turning: true,
    happenedAt: event.at,
  }),
  complaint_taken: ({ bridging }) => ({
    what: text("history.complaint_taken"),
    details: [bridging === null ? null : text("history.bridging", { measure: bridging })],
  }),
  progress_noted: ({ note, told_customer, means, at }) => ({
    what: text("history.progress_noted"),
    details: [
      told_customer && means !== null
        ? text("history.told", { means: text(`means.${means}`) })
        : text("history.notTold"),
      note,
    ],
    happenedAt: at,
  }),
  emergency_started: ({ emergency }, { nameOf }) => ({
    what: text("history.emergency_started"),
    details: [
      text("history.inCharge", {
        measure: emergency.measure,
        name: nameOf(emergency.person_in_charge),
      }),
      emergency.quality_control_informed ? text("history.qualityKnows") : null,
      emergency.confirmed_by === null ? text("history.awaitsL2") : null,
    ],
    turning: true,
    happenedAt: emergency.at,
  }),
  solution_proposed: ({ proposal }, { nameOf }) => ({
    what: text("history.solution_proposed"),
    details: [
      proposal.solution,
      text("history.money", {
        cost: yuanWords(proposal.cost),
        compensation: yuanWords(proposal.compensation),
      }),
      text("history.customerSays", { reaction: text(`reaction.${proposal.reaction}`) }),
      proposal.approved_by === null
        ? null
        : text("history.approvedBy", { name: nameOf(proposal.approved_by) }),
    ],
    turning: true,
    happenedAt: proposal.told_at,
  }),
  complaint_resolved: ({ resolution }) => ({
    what: text("history.complaint_resolved"),
    details: [
      resolution.done,
      text("history.finding", {
        cause: text(`cause.${resolution.cause}`),
        liability: text(`liability.${resolution.liability}`),
      }),
    ],
    turning: true,
  }),
  complaint_escalated: ({ escalation, reason }, { now }) => ({
    what: text("history.complaint_escalated", { seat: text(`seat.${levelOf(escalation.seat)}`) }),
    details: [
      reason ?? text(`climb.${escalation.why}`),
      text("history.levelDue", { due: instantWords(escalation.due, now, undefined) }),
    ],
    turning: true,
  }),
  contact_attempted: ({ attempt }) => ({
    what: text("history.contact_attempted"),
    details: [text(`means.${attempt.means}`)],
    happenedAt: attempt.at,
  }),
  emergency_confirmed: () => ({ what: text("history.emergency_confirmed"), details: [] }),
  complaint_paused: ({ pause }, { now }) => ({
    what: text("history.complaint_paused"),
    details: [
      text("history.pausedFor", {
        who: text(`pauseClass.${pause.pause.class}`),
        awaited: pause.awaited,
      }),
      pause.pause.resume_by === null
        ? null
        : text("history.resumesBy", {
            instant: instantWords(pause.pause.resume_by, now, undefined),
          }),
    ],
    turning: true,
  }),
  longer_pause_approved: ({ reason }) => ({
    what: text("history.longer_pause_approved"),
    details: [reason],
  }),
  complaint_resumed: ({ customer_replied_at }, { now }) => ({
    what: text("history.complaint_resumed"),
    details: [
      customer_replied_at === null
        ? null
        : text("history.customerReplied", {
            time: instantWords(customer_replied_at, now, undefined),
          }),
    ],
    turning: true,
  }),
  solution_rejected: ({ objection }) => ({
    what: text("history.solution_rejected"),
    details: [objection],
    turning: true,
  }),
  survey_sent: ({ survey }) => ({
    what: text("history.survey_sent"),
    details: [text(`means.${survey.means}`)],
  }),
  customer_revisited: ({ visit }) => ({
    what: text("history.customer_revisited"),
    details: [text(`means.${visit.means}`), ...answerWords(visit)],
    turning: true,
    happenedAt: visit.at,
  }),
  complaint_closed: ({ closure }) => ({
    what: text("history.complaint_closed"),
    details: closedWords(closure.how),
    turning: true,
  }),
  complaint_reopened: ({ why, reason }) => ({
    what: text("history.complaint_reopened"),
    details: [text(`reopenReason.${why}`), reason === "" ? null : reason],
    turning: true,
  }),
  complaint_regraded: (event) => ({
    what: (
      <>
        {text("history.complaint_regraded")} <GradeMark grade={event.from} /> →{" "}
        <GradeMark grade={event.to} />
      </>
    ),
    details: [event.reason, event.is_later_approved ? text("history.laterApproved") : null],
    turning: true,
  }),
  amount_verified: ({ verified }) => ({
    what: text("history.amount_verified", { amount: yuanWords(verified) }),
    details: [],
  }),
  complaint_reassigned: ({ assignee, reason }, { nameOf }) => ({
    what: text("history.complaint_reassigned", { name: nameOf(assignee) }),
    details: [reason],
    turning: true,
  }),
  hand_over_offered: ({ hand_over }, { nameOf }) => ({
    what: text("history.hand_over_offered", { name: nameOf(hand_over.to) }),
    details: [hand_over.note === "" ? null : hand_over.note],
  }),
  hand_over_accepted: () => ({ what: text("history.hand_over_accepted"), details: [] }),
  complaint_cancelled: ({ cancellation }) => ({
    what: text("history.complaint_cancelled"),
    details: [text(`cancelReason.${cancellation.why}`), cancellation.reason],
    turning: true,
  }),
  complaint_merged: () => ({ what: text("history.complaint_merged"), details: [], turning: true }),
  complaint_took_in: () => ({ what: text("history.complaint_took_in"), details: [] }),
  escalation_acknowledged: () => ({
    what: text("history.escalation_acknowledged"),
    details: [],
  }),
  external_case_notified: ({ case: external }) => ({
    what: text("history.external_case_notified", {
      authority: text(`authority.${external.authority}`),
      number: external.number,
    }),
    details: [text("history.externalTerm", { days: external.term_days })],
    turning: true,
    happenedAt: external.notified_at,
  }),
  external_case_replied: ({ reply, at }) => ({
    what: text("history.external_case_replied"),
    details: [reply],
    happenedAt: at,
  }),
  complaint_edited: ({ changes }, { now }) => ({
    what: text("history.edited"),
    details: changes.map((change) => changeWords(change, now)),
  }),
  complaint_removed: removedWords,
  customer_registered: () => ({ what: text("history.customer_registered"), details: [] }),
  customer_edited: ({ changes }, { now }) => ({
    what: text("history.edited"),
    details: changes.map((change) => changeWords(change, now)),
  }),
  customer_removed: removedWords,
  ...recordEvents,
};

export function wordsOfEvent<T extends Type>(event: Of<T>, around: Around): EventWords {
  return (eventWords[event.type] as (event: Of<T>, around: Around) => EventWords)(event, around);
}

function answerWords({ answers }: ReturnVisit): (string | null)[] {
  if (answers === null) return [text("history.unreached")];
  return [
    text("history.visitScore", { score: answers.score, attitude: answers.attitude }),
    text(answers.is_solved ? "history.visitSolved" : "history.visitNotSolved"),
    answers.comment === "" ? null : answers.comment,
  ];
}

function closedWords(how: ClosedHow): (string | null)[] {
  if (how.type === "unreached") return [text("history.closedUnreached")];
  if (how.type === "duty_done") {
    return [text("history.closedDutyDone"), how.written_reply, how.remedies_told];
  }
  return [how.improvement === null ? null : text("history.improvement", { what: how.improvement })];
}

function witnessWords({ witness }: FirstResponse, { nameOf }: Around): string | null {
  if (witness === null) return null;
  return witness.kind === "staff"
    ? text("history.witnessedStaff", { name: nameOf(witness.staff) })
    : text("history.witnessed", { initials: witness.initials });
}

const STEPS = ["listened", "apologised", "solved"] as const satisfies readonly (keyof TalkSteps)[];

function talkWords(talk: TalkSteps): string | null {
  const steps = STEPS.filter((step) => talk[step]).map((step) => text(`talk.${step}`));
  return steps.length === 0 ? null : text("history.talk", { steps: listed(steps) });
}
