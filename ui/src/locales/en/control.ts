import type { Wording } from "../wording";
import type { control as source } from "../zh-CN/control";

export const control: Wording<typeof source> = {
  "control.optional": "Optional",
  "control.close": "Close",
  "control.suggested": "Suggested",
  "control.create": "New “{query}”",
  "control.loading": "Searching…",
  "control.nothingFound": "Nothing found for “{query}”",
  "control.choose": "Choose",
  "control.confirm": "OK",
  "control.results": "{count, plural, one {# result} other {# results}}",
  "control.notNow": "Not now",
  "money.unit": "yuan",
  "money.notANumber": "Enter an amount, such as 800 or 80.50",
  "money.tooFine": "Two decimals at most",
  "money.negative": "An amount can’t be below 0",
  "money.tooLarge": "This amount is very large, please check it",
  "banner.incident": "Incident {incident}",
};
