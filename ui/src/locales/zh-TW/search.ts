import type { Wording } from "../wording";
import type { search as source } from "../zh-CN/search";

export const search: Wording<typeof source> = {
  "search.label": "搜尋顧客、單號，或輸入操作",
  "search.results": "搜尋結果",
  "search.go": "操作",
  "search.goTo": "開啟 {screen}",
  "search.nothing": "找不到「{query}」",
  "search.teach": "可以輸入：姓名、全拼或首字母、手機末四碼、單號、事由裡的詞。",
  "search.more": "還有更多，多輸入幾個字。",
  "search.count": "{count} 個結果",
  "search.looking": "正在尋找…",
  "search.failed": "這次沒有找成，請再輸入一次。",
};
