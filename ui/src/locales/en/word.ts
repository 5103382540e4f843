import type { Wording } from "../wording";
import type { word as source } from "../zh-CN/word";

export const word: Wording<typeof source> = {
  "level.L1": "the front line",
  "level.L2": "a supervisor",
  "level.L3": "a department head",
  "word.yes": "Yes",
  "word.no": "No",
  "word.none": "None",
  "word.yuan": "¥{amount}",
  "word.listMark": ", ",
  "word.comma": ", ",
  "word.clauseMark": "; ",
  "word.fullStop": ".",
};
