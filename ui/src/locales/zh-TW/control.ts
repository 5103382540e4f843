import type { Wording } from "../wording";
import type { control as source } from "../zh-CN/control";

export const control: Wording<typeof source> = {
  "control.optional": "可不填",
  "control.close": "關閉",
  "control.suggested": "建議",
  "control.create": "新增「{query}」",
  "control.loading": "正在搜尋…",
  "control.nothingFound": "沒有找到「{query}」",
  "control.choose": "選擇",
  "control.confirm": "確定",
  "control.results": "{count} 個結果",
  "control.notNow": "暫時不能",
  "money.unit": "元",
  "money.notANumber": "請填金額，如 800 或 80.50",
  "money.tooFine": "最小到分，請保留兩位小數",
  "money.negative": "金額不能小於 0",
  "money.tooLarge": "金額太大，請核對",
  "banner.incident": "編號 {incident}",
};
