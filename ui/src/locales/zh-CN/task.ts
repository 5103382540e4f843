/** 待办. */
export const task = {
  "taskKind.care": "关怀",
  "taskKind.follow_up": "回访",
  "taskKind.move": "搬家准备",
  "taskKind.other": "其他",
  "taskEnd.done": "完成",
  "taskEnd.dropped": "不再需要",
  "task.open": "待完成",
  "task.overdue": "已超时",
  "task.due": "{instant} 截止",
} as const;
