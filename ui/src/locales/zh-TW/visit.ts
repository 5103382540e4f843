import type { Wording } from "../wording";
import type { visit as source } from "../zh-CN/visit";

export const visit: Wording<typeof source> = {
  "visitKind.in_store": "到店",
  "visitKind.follow_up": "回訪",
  "visitKind.on_site": "到府",
  "visitKind.inspection": "督導/神祕顧客",
  "visitKind.staff_log": "一線日誌",
  "visitOutcome.completed": "已完成",
  "visitOutcome.unreached": "未聯絡上",
  "visitOutcome.rescheduled": "改期",
  "visitOutcome.declined": "拒絕",
  "visitOutcome.to_complaint": "轉客訴",
  "visitOutcome.to_lead": "轉商機",
};
