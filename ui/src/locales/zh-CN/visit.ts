/** 到访. */
export const visit = {
  "visitKind.in_store": "到店",
  "visitKind.follow_up": "回访",
  "visitKind.on_site": "上门",
  "visitKind.inspection": "督导/神秘顾客",
  "visitKind.staff_log": "一线日志",
  "visitOutcome.completed": "已完成",
  "visitOutcome.unreached": "未联系上",
  "visitOutcome.rescheduled": "改期",
  "visitOutcome.declined": "拒绝",
  "visitOutcome.to_complaint": "转投诉",
  "visitOutcome.to_lead": "转商机",
} as const;
