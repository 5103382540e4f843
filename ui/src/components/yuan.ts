import type { MessageKey } from "../locales/text";

export type YuanProblem = Extract<MessageKey, `money.${string}`>;
export type Yuan = { fen: number | null } | { problem: YuanProblem };

/** Beyond this a slip of the finger is likelier than a claim: 一亿元. */
const LARGEST_FEN = 10_000_000_000;

/** "800", "1,280.5" or "８００元" as integer 分; an empty text is no amount. */
export function parseYuan(typed: string): Yuan {
  // NFKC turns what a Chinese keyboard types full-width into plain digits and marks.
  const plain = typed
    .normalize("NFKC")
    .replaceAll("。", ".")
    .replace(/^\s*[¥￥]/, "")
    .replace(/元\s*$/, "")
    .trim();
  if (plain === "") return { fen: null };
  if (/^-\s*[\d.,]+$/.test(plain)) return { problem: "money.negative" };
  // Commas only where thousands have them: "1,28" is a slip, not 128.
  const found = /^(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/.exec(plain);
  const [, whole = "", fraction = ""] = found ?? [];
  if (!found || whole + fraction === "") return { problem: "money.notANumber" };
  if (fraction.length > 2) return { problem: "money.tooFine" };
  const digits = whole.replaceAll(",", "") + fraction.padEnd(2, "0");
  const fen = Number(digits);
  return fen > LARGEST_FEN ? { problem: "money.tooLarge" } : { fen };
}

/** For a field: no thousands marks, no idle zeros after the point. */
export function yuanText(fen: number | null): string {
  if (fen === null) return "";
  const whole = Math.trunc(fen / 100);
  const rest = Math.abs(fen % 100);
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, "0")}`;
}

/** For reading: 1,280 or 80.50. */
export function yuanWords(fen: number): string {
  const rest = Math.abs(fen % 100);
  const whole = Math.trunc(Math.abs(fen) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = fen < 0 ? "−" : "";
  return rest === 0 ? sign + whole : `${sign}${whole}.${String(rest).padStart(2, "0")}`;
}
