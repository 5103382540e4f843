import type { Wording } from "../wording";
import type { session as source } from "../zh-CN/session";

export const session: Wording<typeof source> = {
  "session.motto": "斷線照常，一筆不漏。",
  "session.welcome": "登入門前服務台",
  "session.unlock": "解鎖",
  "session.signIn": "登入",
  "session.opening": "正在開啟…",
  "session.who": "誰在用",
  "session.someoneElse": "其他人",
  "session.address": "中心位址",
  "session.addressExample": "例如 https://zhongxin.example.tw",
  "session.addressHint": "請向門市主管或管理員詢問。",
  "session.user": "使用者名稱",
  "session.password": "密碼",
  "session.showPassword": "顯示密碼",
  "session.hidePassword": "隱藏密碼",
  "session.capsLock": "大寫鎖定已開啟。",
  "session.needAddress": "請填中心位址",
  "session.needUser": "請填使用者名稱",
  "session.needPassword": "請填密碼",
  "session.firstRunTitle": "第一次登入需要網路",
  "session.firstRun":
    "需要向中心核對身分，並下載本店資料。之後離線也能登入、登記和處理，連線時自動上傳。",
  "session.offlineTitle": "離線也能解鎖",
  "session.offline": "密碼在本機核對，不需網路。已填的內容和待上傳的紀錄都加密存在這台電腦上。",
  "session.newHereTitle": "此人第一次使用這台電腦",
  "session.newHere": "第一次登入需要網路，以便向中心核對身分。中心：{address}",
  "session.locked": "已鎖定",
  "session.cannotOpen": "門前服務台無法開啟",
};
