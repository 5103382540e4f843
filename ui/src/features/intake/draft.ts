import type { ComplaintDraft } from "../../ipc/generated/ComplaintDraft";
import type { CustomerHit } from "../../ipc/generated/CustomerHit";
import type { Field } from "../../ipc/generated/Field";
import type { Refusal } from "../../ipc/generated/Refusal";

export function emptyDraft(): ComplaintDraft {
  return {
    id: crypto.randomUUID(),
    customer: null,
    customer_query: "",
    complainant: null,
    order: null,
    order_touched: false,
    channel: null,
    source: null,
    phase: null,
    category: null,
    description: "",
    remedies: [],
    remedy_words: "",
    claimed: null,
    risks: { safety: false, injury: false, serious_injury: false, media: false, authority: false },
    grade: null,
    raised_at: null,
    occurred_at: null,
    about_staff: [],
    answered_in_person: null,
    settled: null,
    supersedes: null,
  };
}

/** Another customer: what was chosen for the last one goes, what the person typed stays. */
export function withCustomer(draft: ComplaintDraft, customer: CustomerHit | null): ComplaintDraft {
  return {
    ...draft,
    customer: customer?.id ?? null,
    customer_query: "",
    order: null,
    order_touched: false,
  };
}

/** Where a refusal is shown: the field that it names, or one that its code is about. */
export type Place = Field | "customer" | "order" | "settled";

export function placeOf(refusal: Refusal): Place | null {
  if ("facts" in refusal && "field" in refusal.facts) return refusal.facts.field;
  switch (refusal.code) {
    case "not_found":
      if (refusal.facts.kind === "customer") return "customer";
      return refusal.facts.kind === "move_order" ? "order" : null;
    case "level_too_low":
    case "risk_missing":
    case "below_suggestion":
      return "grade";
    case "not_on_the_spot":
      return "settled";
    case "over_limit":
      return "compensation";
    default:
      return null;
  }
}

/** 王五 13800006027 as one typed text: what has digits enough is the phone. */
export function splitNewCustomer(typed: string): { name: string; phone: string } {
  const phone = /[+\d][\d\s-]{3,}$/.exec(typed.normalize("NFKC"))?.[0] ?? "";
  const name = phone === "" ? typed : typed.normalize("NFKC").slice(0, -phone.length);
  return { name: name.trim(), phone: phone.trim() };
}
