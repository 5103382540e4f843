/** The command bar. */
export const search = {
  "search.label": "搜索顾客、单号，或输入操作",
  "search.results": "搜索结果",
  "search.go": "操作",
  "search.goTo": "打开 {screen}",
  "search.nothing": "没有找到“{query}”",
  "search.teach": "可以输入：姓名、全拼或首字母、手机后四位、单号、事由里的词。",
  "search.more": "还有更多，多输几个字。",
  "search.count": "{count} 个结果",
  "search.looking": "正在查找…",
  "search.failed": "这次没有查成，请再输一次。",
} as const;
