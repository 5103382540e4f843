import type { Wording } from "../wording";
import type { rescue as source } from "../zh-CN/rescue";

export const rescue: Wording<typeof source> = {
  "rescue.title": "本機資料庫已損壞，可以這樣復原",
  "rescue.steps":
    "先取出還沒上傳的內容，再把損壞的資料庫原樣放到一邊（不會刪除），然後從中心重新下載。需要連線。",
  "rescue.start": "取出未上傳的內容並復原",
  "rescue.working": "正在復原，請不要關機…",
  "rescue.done": "已復原。取出 {count} 條未上傳的內容，正在重新送出。",
  "rescue.doneNone": "已復原。沒有找到未上傳的內容。",
  "rescue.partly":
    "資料庫有些部分讀不出來，可能還有內容沒取出。損壞的資料庫已完整保留，請聯絡管理員。",
  "rescue.enter": "打開服務台",
};
