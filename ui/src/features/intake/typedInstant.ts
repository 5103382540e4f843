/** What a person types for a moment of the past: 15:02, 昨天 15:02, 3月9日 15:02, 2026-03-09 15:02. */
export type TypedInstant = { ms: number | null } | "unread";

const TIME = /(\d{1,2})\s*[:：点]\s*(\d{1,2})\s*分?$/;
const DAY = /^(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const DAYS_BACK: Readonly<Record<string, number>> = { "": 0, 今天: 0, 昨天: 1, 前天: 2 };

/** Empty and 现在 are now, which is null. In the zone of this machine. */
export function readInstant(typed: string, nowMs: number): TypedInstant {
  const plain = typed.normalize("NFKC").trim();
  if (plain === "" || plain === "现在") return { ms: null };
  const time = TIME.exec(plain);
  if (!time) return "unread";
  const [hour, minute] = [Number(time[1]), Number(time[2])];
  if (hour > 23 || minute > 59) return "unread";

  const day = plain.slice(0, time.index).trim();
  const back = DAYS_BACK[day];
  const now = new Date(nowMs);
  if (back !== undefined) {
    return {
      ms: new Date(now.getFullYear(), now.getMonth(), now.getDate() - back, hour, minute).getTime(),
    };
  }
  const date = DAY.exec(day);
  if (!date) return "unread";
  const [year, month, dayOfMonth] = [
    date[1] === undefined ? now.getFullYear() : Number(date[1]),
    Number(date[2]),
    Number(date[3]),
  ];
  const made = new Date(year, month - 1, dayOfMonth, hour, minute);
  // 2月30日 would silently become 3月2日.
  if (made.getMonth() !== month - 1 || made.getDate() !== dayOfMonth) return "unread";
  // Without a year, a day that is still to come was last year's.
  if (date[1] === undefined && made.getTime() > nowMs + 86_400_000) made.setFullYear(year - 1);
  return { ms: made.getTime() };
}
