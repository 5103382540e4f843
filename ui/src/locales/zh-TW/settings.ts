import type { Wording } from "../wording";
import type { settings as source } from "../zh-CN/settings";

export const settings: Wording<typeof source> = {
  "settings.title": "設定",
  "settings.appearance": "外觀",
  "settings.language": "語言",
  "settings.theme": "主題",
  "settings.theme.system": "依系統設定",
  "settings.theme.light": "淺色",
  "settings.theme.dark": "深色",
  "settings.theme.contrast": "高對比",
  "settings.textSize": "字級",
  "settings.textSize.100": "標準 100%",
  "settings.textSize.125": "大 125%",
  "settings.textSize.150": "特大 150%",
  "settings.appearance.hint": "只改這台電腦，馬上生效。",
  "settings.safety": "安全",
  "settings.lock": "鎖定",
  "settings.lock.hint": "離開時請鎖定。時限照常計時，解鎖不需網路。",
  "settings.laptop": "這台電腦",
  "settings.person": "登入的人",
  "settings.deviceCode": "本機代號",
  "settings.central": "中心位址",
};
