/** What a person types for a moment, in any language: 15:02, 昨天 15:02, 9 Mar 15:02. */
export type TypedInstant = { ms: number | null } | "unread";

const TIME = /(\d{1,2})\s*[:：点]\s*(\d{1,2})\s*分?$/;
const DAY = /^(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const ENGLISH_DAY = /^(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?(?:\s+(\d{4}))?,?$/;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const DAYS_BACK: Readonly<Record<string, number>> = {
  "": 0,
  今天: 0,
  昨天: 1,
  前天: 2,
  today: 0,
  yesterday: 1,
  明天: -1,
  后天: -2,
  後天: -2,
  tomorrow: -1,
};
const NOW = ["", "现在", "現在", "now"];

/** Which way a day without a year is looked for. */
export type Way = "back" | "ahead";
const DAY_MS = 86_400_000;

/** Empty and 现在 are now, which is null. In the zone of this machine. */
export function readInstant(typed: string, nowMs: number, way: Way = "back"): TypedInstant {
  const plain = typed.normalize("NFKC").trim().toLowerCase();
  if (NOW.includes(plain)) return { ms: null };
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
  const date = readDate(day);
  if (date === null) return "unread";
  const { month, dayOfMonth, year = now.getFullYear() } = date;
  const made = new Date(year, month - 1, dayOfMonth, hour, minute);
  // 2月30日 would silently become 3月2日.
  if (made.getMonth() !== month - 1 || made.getDate() !== dayOfMonth) return "unread";
  // Without a year, a day that is still to come was last year's; looking ahead, the other way round.
  if (date.year === undefined) {
    const from = made.getTime() - nowMs;
    if (way === "back" && from > DAY_MS) made.setFullYear(year - 1);
    if (way === "ahead" && from < -DAY_MS) made.setFullYear(year + 1);
  }
  return { ms: made.getTime() };
}

interface TypedDate {
  year?: number;
  month: number;
  dayOfMonth: number;
}

function readDate(day: string): TypedDate | null {
  const named = ENGLISH_DAY.exec(day);
  const found = named ? [named[3], MONTHS.indexOf(named[2] ?? "") + 1, named[1]] : numbered(day);
  if (found === null) return null;
  const [year, month, dayOfMonth] = found;
  return {
    month: Number(month),
    dayOfMonth: Number(dayOfMonth),
    ...(year === undefined ? {} : { year: Number(year) }),
  };
}

const numbered = (day: string) => DAY.exec(day)?.slice(1) ?? null;
