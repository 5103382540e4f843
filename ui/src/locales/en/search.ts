import type { Wording } from "../wording";
import type { search as source } from "../zh-CN/search";

export const search: Wording<typeof source> = {
  "search.label": "Search, or type an action",
  "search.results": "Search results",
  "search.go": "Actions",
  "search.goTo": "Go to {screen}",
  "search.nothing": "Nothing found for “{query}”",
  "search.teach":
    "Type a name, pinyin or its initials, the last four digits of a phone, a number, or words of the story.",
  "search.more": "There are more: type a little more.",
  "search.count": "{count, plural, one {# result} other {# results}}",
  "search.looking": "Searching…",
  "search.failed": "That search failed. Please type it again.",
};
