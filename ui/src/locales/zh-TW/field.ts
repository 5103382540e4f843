import type { Wording } from "../wording";
import type { field as source } from "../zh-CN/field";

export const field: Wording<typeof source> = {
  "field.address": "地址",
  "field.remarks": "備註",
  "field.category": "類別",
  "field.customer": "顧客",
  "field.order": "搬家單",
  "field.kind": "種類",
  "field.purpose": "目的",
  "field.outcome": "結果",
  "field.next_step": "下一步",
  "field.due_at": "截止",
  "field.started_at": "開始",
  "field.ended_at": "結束",
  "field.title": "事項",
  "field.owner": "負責人",
  "field.moves_at": "搬家時間",
  "field.from": "搬出地",
  "field.to": "搬入地",
  "field.price": "價格",
  "field.feedback": "顧客回饋",
  "field.score": "滿意度",
};
