import type { Wording } from "../wording";
import type { field as source } from "../zh-CN/field";

export const field: Wording<typeof source> = {
  "field.address": "Address",
  "field.remarks": "Remarks",
  "field.category": "Category",
  "field.customer": "Customer",
  "field.order": "Move order",
  "field.kind": "Kind",
  "field.purpose": "Purpose",
  "field.outcome": "Outcome",
  "field.next_step": "Next step",
  "field.due_at": "Due",
  "field.started_at": "Began",
  "field.ended_at": "Ended",
  "field.title": "What to do",
  "field.owner": "In charge",
  "field.moves_at": "Moves on",
  "field.from": "From",
  "field.to": "To",
  "field.price": "Price",
  "field.feedback": "Feedback",
  "field.score": "Satisfaction",
};
