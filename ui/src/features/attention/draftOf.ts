import type { AttentionItem } from "../../ipc/generated/AttentionItem";
import type { ComplaintDraft } from "../../ipc/generated/ComplaintDraft";
import type { RegisterComplaint } from "../../ipc/generated/RegisterComplaint";

/** The refused registration as a draft that replaces it. */
export function draftOf(
  { command_id }: AttentionItem,
  given: RegisterComplaint,
  id: string,
): ComplaintDraft {
  return {
    id,
    customer: given.customer,
    customer_query: "",
    complainant: given.complainant,
    order: given.order,
    order_touched: true,
    channel: given.channel,
    source: given.source,
    phase: given.phase,
    category: given.category,
    description: given.description,
    remedies: given.remedies,
    remedy_words: given.remedy_words,
    claimed: given.claimed,
    risks: given.risks,
    grade: given.grade,
    raised_at: given.raised_at,
    occurred_at: given.occurred_at,
    about_staff: given.about_staff,
    answered_in_person: given.answered_in_person,
    settled: given.settled,
    supersedes: command_id,
  };
}
