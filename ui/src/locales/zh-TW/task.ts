import type { Wording } from "../wording";
import type { task as source } from "../zh-CN/task";

export const task: Wording<typeof source> = {
  "taskKind.care": "關懷",
  "taskKind.follow_up": "回訪",
  "taskKind.move": "搬家準備",
  "taskKind.other": "其他",
  "taskEnd.done": "完成",
  "taskEnd.dropped": "不再需要",
  "task.open": "待完成",
  "task.overdue": "已逾時",
  "task.due": "{instant} 截止",
};
