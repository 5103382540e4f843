import type { Wording } from "../wording";
import type { shell as source } from "../zh-CN/shell";

export const shell: Wording<typeof source> = {
  "app.name": "門前服務台",
  "window.minimize": "最小化",
  "window.maximize": "最大化",
  "window.close": "關閉",
  "rail.label": "主導覽",
  "rail.new": "新增",
  "pane.list": "清單",
  "pane.detail": "詳情",
  "pane.divider": "調整清單寬度",
};
