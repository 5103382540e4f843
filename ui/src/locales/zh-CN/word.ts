/** The words of coded values beside those of `choice`. A key is the kind and the value on the wire. */
export const word = {
  "level.L1": "一线",
  "level.L2": "主管",
  "level.L3": "部门负责人",
  "word.yes": "是",
  "word.no": "否",
  "word.none": "无",
  "word.yuan": "{amount} 元",
  "word.listMark": "、",
  "word.comma": "，",
  "word.clauseMark": "；",
  "word.fullStop": "。",
} as const;
