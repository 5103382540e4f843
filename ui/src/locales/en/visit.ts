import type { Wording } from "../wording";
import type { visit as source } from "../zh-CN/visit";

export const visit: Wording<typeof source> = {
  "visitKind.in_store": "In the store",
  "visitKind.follow_up": "Follow-up",
  "visitKind.on_site": "On site",
  "visitKind.inspection": "Inspection",
  "visitKind.staff_log": "Staff log",
  "visitOutcome.completed": "Completed",
  "visitOutcome.unreached": "Not reached",
  "visitOutcome.rescheduled": "Put off",
  "visitOutcome.declined": "Declined",
  "visitOutcome.to_complaint": "Became a complaint",
  "visitOutcome.to_lead": "Became a lead",
};
