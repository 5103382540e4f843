import { instantWords } from "../../components/instant";
import { yuanWords } from "../../components/yuan";
import type { CustomerSignature } from "../../ipc/generated/CustomerSignature";
import type { MoveOrderEvent } from "../../ipc/generated/MoveOrderEvent";
import type { MoveSchedule } from "../../ipc/generated/MoveSchedule";
import type { PriceLine } from "../../ipc/generated/PriceLine";
import { listed } from "../../locales/joined";
import { text } from "../../locales/text";
import type { Around, EventWords, Of } from "../complaint/timelineWords";

type Type = MoveOrderEvent["type"];
type Words = { [T in Type]: (event: Of<T>, around: Around) => EventWords };

/** Words for what happens to a move order; a new event without words does not compile. */
export const moveEvents: Words = {
  move_order_registered: ({ order }, { now }) => ({
    what: text("history.move_order_registered"),
    details: [text("history.moves", { when: instant(order.moves_at, now) }), order.route],
    turning: true,
  }),
  move_step_reached: ({ node }) => ({
    what: text("history.move_step_reached", { step: text(`moveStep.${node.step}`) }),
    details: [],
    turning: true,
    happenedAt: node.at,
  }),
  move_needs_recorded: ({ needs }) => ({
    what: text("history.move_needs_recorded"),
    details: [text(`moveKind.${needs.kind}`), needs.items, volumeWords(needs.volume_dm3)],
  }),
  move_surveyed: ({ survey }) => ({
    what: text("history.move_surveyed"),
    details: [volumeWords(survey.volume_dm3), photoWords(survey.photos)],
  }),
  move_quoted: ({ quote }, { now }) => ({
    what: text("history.move_quoted", { amount: money(sum(quote.lines) - quote.discount) }),
    details: [text("history.validUntil", { instant: instant(quote.valid_until, now) })],
  }),
  move_contracted: ({ contract }) => ({
    what: text("history.move_contracted", { number: contract.contract_number }),
    details: [text("history.total", { amount: money(contract.total) })],
  }),
  move_scheduled: ({ schedule }, around) => ({
    what: text("history.move_scheduled"),
    details: scheduleWords(schedule, around),
  }),
  packing_planned: ({ plans }) => ({
    what: text("history.packing_planned"),
    details: plans.map(({ item, plan }) => text("history.packingPlan", { item, plan })),
  }),
  materials_made_ready: ({ materials }, { now }) => ({
    what: text("history.materials_made_ready"),
    details: [
      listed(
        materials.materials.map(({ name, quantity }) =>
          text("history.material", { name, quantity }),
        ),
      ),
      text("history.guideSent", { instant: instant(materials.guide_sent_at, now) }),
    ],
  }),
  move_readied: ({ readiness }, { now }) => ({
    what: text("history.move_readied"),
    details: [
      readiness.reminder_sent_at === null
        ? null
        : text("history.reminded", { instant: instant(readiness.reminder_sent_at, now) }),
      readiness.crew_certified ? text("history.crewCertified") : null,
      readiness.supervisors_confirmed ? text("history.supervisorsConfirmed") : null,
      readiness.vehicle_checked ? text("history.vehicleChecked") : null,
    ],
  }),
  supervisor_checked_in: ({ check_in }) => ({
    what: text("history.supervisor_checked_in"),
    details: [],
    happenedAt: check_in.at,
  }),
  supervisor_replaced: ({ missing, substitute, reason }, { nameOf }) => ({
    what: text("history.supervisor_replaced", {
      substitute: nameOf(substitute),
      missing: nameOf(missing),
    }),
    details: [reason],
    turning: true,
  }),
  move_started: ({ start }) => ({
    what: text("history.move_started"),
    details: [
      start.badge_shown ? text("history.badgeShown") : null,
      start.price_reconfirmed ? text("history.priceReconfirmed") : null,
      photoWords(start.photos),
    ],
  }),
  move_departed: ({ eta }, { now }) => ({
    what: text("history.move_departed"),
    details: [text("history.eta", { instant: instant(eta, now) })],
  }),
  move_inspected: ({ exit }) => ({
    what: text("history.move_inspected"),
    details: [
      exit.damages === 0
        ? text("history.noDamage")
        : text("history.damages", { count: exit.damages }),
      filled(exit.remarks),
    ],
  }),
  indicator_sheet_scored: ({ sheet }) => ({
    what: text("history.indicator_sheet_scored", { score: sheet.score }),
    details: [],
    happenedAt: sheet.at,
  }),
  supervisor_signed: ({ signature }) => ({
    what: text("history.supervisor_signed"),
    details: [],
    happenedAt: signature.at,
  }),
  move_signed_off: ({ sign_off }, around) => ({
    what: text(
      sign_off.customer.is === "signed"
        ? "history.move_signed_off"
        : "history.move_signed_off.refused",
    ),
    details: [
      ...refusedWords(sign_off.customer, around),
      sign_off.rating === null ? null : text("history.rated", { score: sign_off.rating }),
      text("history.total", { amount: money(sign_off.total_final) }),
      sign_off.unpaid_reason === ""
        ? null
        : text("history.unpaid", { reason: sign_off.unpaid_reason }),
    ],
    turning: true,
  }),
  move_ended_early: ({ ended }) => ({
    what: text(`history.move_ended.${ended.end}`),
    details: [ended.reason, feeWords(ended.fee)],
    turning: true,
    happenedAt: ended.at,
  }),
  lost_move_reopened: ({ node }) => ({
    what: text("history.lost_move_reopened"),
    details: [text("history.move_step_reached", { step: text(`moveStep.${node.step}`) })],
    turning: true,
  }),
  move_rescheduled: ({ schedule, reason, fee }, around) => ({
    what: text("history.move_rescheduled"),
    details: [reason, ...scheduleWords(schedule, around), feeWords(fee)],
    turning: true,
  }),
  move_exception_raised: ({ exception }) => ({
    what: text("history.move_exception_raised", {
      kind: text(`exceptionKind.${exception.kind}`),
    }),
    details: [
      exception.note,
      exception.complaint === null ? null : text("history.complaintOpened"),
    ],
    turning: true,
    happenedAt: exception.at,
  }),
  move_exception_called: ({ number, at }) => ({
    what: text("history.move_exception_called", { number }),
    details: [],
    happenedAt: at,
  }),
  move_exception_settled: ({ number, settled }) => ({
    what: text("history.move_exception_settled", { number }),
    details: [settled.note],
    happenedAt: settled.at,
  }),
  extra_asked: ({ change }) => ({
    what: text("history.extra_asked", { amount: money(sum(change.lines)) }),
    details: [
      change.reason,
      listed(change.lines.map(({ label }) => label)),
      photoWords(change.photos),
    ],
    happenedAt: change.asked_at,
  }),
  extra_approved: ({ number, approval }) => ({
    what: text("history.extra_approved", { number }),
    details: [],
    happenedAt: approval.at,
  }),
  extra_answered: ({ number, answer }, { nameOf }) => ({
    what: text(`history.extra_answered.${answer.is}`, { number }),
    details: [
      answer.is === "refused" ? text("history.seenBy", { name: nameOf(answer.witness) }) : null,
    ],
    turning: true,
    happenedAt: answer.at,
  }),
  payment_recorded: ({ payment }) => ({
    what: text("history.payment_recorded", { amount: money(payment.amount) }),
    details: [
      text(`paymentKind.${payment.kind}`),
      text(`paymentMethod.${payment.method}`),
      payment.receipt === "" ? null : text("history.receipt", { number: payment.receipt }),
    ],
    happenedAt: payment.at,
  }),
  invoice_requested: ({ invoice }) => ({
    what: text("history.invoice_requested"),
    details: [invoice.title],
    happenedAt: invoice.at,
  }),
  move_settled: ({ at }) => ({
    what: text("history.move_settled"),
    details: [],
    turning: true,
    happenedAt: at,
  }),
};

const instant = (ms: number, now: number) => instantWords(ms, now, undefined);
const money = (fen: number) => text("word.yuan", { amount: yuanWords(fen) });
const sum = (lines: readonly PriceLine[]) => lines.reduce((total, line) => total + line.amount, 0);
const filled = (words: string) => (words === "" ? null : words);
const feeWords = (fee: number) => (fee === 0 ? null : text("history.fee", { amount: money(fee) }));

/** To a tenth of a cubic metre. */
function volumeWords(dm3: number): string | null {
  return dm3 === 0 ? null : text("history.volume", { volume: String(Math.round(dm3 / 100) / 10) });
}

function photoWords({ length: count }: readonly string[]): string | null {
  return count === 0 ? null : text("history.photos", { count });
}

function scheduleWords(schedule: MoveSchedule, { now, nameOf }: Around): (string | null)[] {
  const { window, vehicle, project_manager, service_supervisor } = schedule;
  return [
    text("history.window", {
      from: instant(window.from, now),
      until: instant(window.until, now),
    }),
    vehicle === "" ? null : text("history.vehicle", { vehicle }),
    text("history.supervisors", {
      names: listed([
        nameOf(project_manager),
        service_supervisor === null ? null : nameOf(service_supervisor),
      ]),
    }),
  ];
}

function refusedWords(customer: CustomerSignature, { nameOf }: Around): string[] {
  return customer.is === "refused"
    ? [customer.reason, text("history.seenBy", { name: nameOf(customer.witness) })]
    : [];
}
