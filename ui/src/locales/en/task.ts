import type { Wording } from "../wording";
import type { task as source } from "../zh-CN/task";

export const task: Wording<typeof source> = {
  "taskKind.care": "Care",
  "taskKind.follow_up": "Follow-up",
  "taskKind.move": "Move",
  "taskKind.other": "Other",
  "taskEnd.done": "Done",
  "taskEnd.dropped": "No longer needed",
  "task.open": "Open",
  "task.overdue": "Overdue",
  "task.due": "due {instant}",
};
