import type { ActionKind } from "../../ipc/generated/ActionKind";
import type { ComplaintView } from "../../ipc/generated/ComplaintView";
import type { Offer } from "../../ipc/generated/Offer";
import type { Refusal } from "../../ipc/generated/Refusal";
import type { Stage } from "../../ipc/generated/Stage";

export type Blocked = Offer & { refusal: Refusal };

/** What is done in a stage on most days. The rest is under 更多. */
const USUAL: Record<Stage, readonly ActionKind[]> = {
  registered: ["acknowledge", "attempt_contact", "triage", "take", "start_emergency"],
  acknowledged: ["triage", "note_progress", "take", "start_emergency"],
  triaged: ["take", "note_progress", "start_emergency", "acknowledge"],
  processing: ["note_progress", "propose", "resolve", "pause", "start_emergency"],
  pending: ["resume", "note_progress", "approve_longer_pause"],
  proposed: ["resolve", "reject_solution", "note_progress", "propose"],
  resolved: ["send_survey", "revisit", "reopen"],
  visited: ["close", "reopen"],
  reopened: ["take", "note_progress", "start_emergency", "propose", "resolve"],
  closed: ["reopen"],
  cancelled: [],
  merged: [],
};
/** Somebody waits for these, or they are a way out, whatever the stage. */
const ALWAYS: readonly ActionKind[] = [
  "acknowledge_escalation",
  "confirm_emergency",
  "accept_hand_over",
  "reply_to_external_case",
  "escalate",
  "edit",
];

export interface Split {
  next: Offer | null;
  others: Offer[];
  blocked: Blocked[];
}

export function splitOffers(offers: readonly Offer[]): Split {
  const open = offers.filter((offer) => offer.refusal === null);
  return {
    next: open.find((offer) => offer.is_next) ?? null,
    others: open.filter((offer) => !offer.is_next),
    blocked: offers.filter((offer): offer is Blocked => offer.refusal !== null),
  };
}

export interface Groups extends Split {
  more: Offer[];
  /** Not now, and seldom anyway. */
  seldomBlocked: Blocked[];
}

/** The same, with what is done on most days apart from what is seldom done. */
export function groupOffers({ offers, complaint: { stage } }: ComplaintView): Groups {
  const { next, others, blocked } = splitOffers(offers);
  const isUsual = ({ action }: Offer) => USUAL[stage].includes(action) || ALWAYS.includes(action);
  return {
    next,
    others: others.filter(isUsual),
    more: others.filter((offer) => !isUsual(offer)),
    blocked: blocked.filter(isUsual),
    seldomBlocked: blocked.filter((offer) => !isUsual(offer)),
  };
}
