import type { Wording } from "../wording";
import type { word as source } from "../zh-CN/word";

export const word: Wording<typeof source> = {
  "level.L1": "第一線人員",
  "level.L2": "主管",
  "level.L3": "部門負責人",
  "word.yes": "是",
  "word.no": "否",
  "word.none": "無",
  "word.yuan": "{amount} 元",
  "word.listMark": "、",
  "word.comma": "，",
  "word.clauseMark": "；",
  "word.fullStop": "。",
};
