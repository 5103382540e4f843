import type { ComplaintState, EscalationLevel, Tier as TierMark } from "../components/marks";
import type { Seat } from "./generated/Seat";
import type { Stage } from "./generated/Stage";
import type { Tier } from "./generated/Tier";

/** From the wire's words to the marks of the screen. Grades have the same words. */
const STATES: Record<Stage, ComplaintState> = {
  registered: "registered",
  acknowledged: "responded",
  triaged: "graded",
  processing: "inProgress",
  pending: "waitingCustomer",
  proposed: "proposed",
  resolved: "resolved",
  visited: "visited",
  reopened: "reopened",
  closed: "closed",
  cancelled: "cancelled",
  merged: "merged",
};
const LEVELS: Record<Seat, EscalationLevel> = { E0: 0, E1: 1, E2: 2, E3: 3 };

export function stateOf(stage: Stage): ComplaintState {
  return STATES[stage];
}

export function tierOf(tier: Tier): TierMark {
  return tier === "basic" ? "base" : tier;
}

export function levelOf(seat: Seat): EscalationLevel {
  return LEVELS[seat];
}
