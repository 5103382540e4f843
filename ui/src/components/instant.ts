import { text } from "../locales/text";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Under this a countdown shows seconds, and ticks with them. */
export const SECONDS_UNDER_MS = 15 * MINUTE;

/** The machine's zone unless a record names its own. */
export type Zone = string | undefined;

/** At most two units: seconds under 15 min, minutes under 24 h, days from 48 h. */
export function spanWords(ms: number): string {
  const whole = Math.max(0, ms);
  const days = Math.floor(whole / DAY);
  const hours = Math.floor(whole / HOUR);
  const minutes = Math.floor(whole / MINUTE);
  const seconds = Math.floor((whole % MINUTE) / 1000);

  if (whole >= 2 * DAY) {
    const rest = hours - days * 24;
    return rest === 0 ? text("span.days", { days }) : text("span.daysHours", { days, hours: rest });
  }
  if (whole >= DAY) return text("span.hours", { hours });
  if (whole >= HOUR) {
    const rest = minutes - hours * 60;
    return rest === 0
      ? text("span.hours", { hours })
      : text("span.hoursMinutes", { hours, minutes: rest });
  }
  if (whole >= SECONDS_UNDER_MS) return text("span.minutes", { minutes });
  if (minutes === 0) return text("span.seconds", { seconds });
  return seconds === 0
    ? text("span.minutes", { minutes })
    : text("span.minutesSeconds", { minutes, seconds });
}

/** 今天 19:40, 明天 03:07, 3月12日 14:00; the year only when it is another. */
export function instantWords(ms: number, nowMs: number, zone: Zone): string {
  return `${dayWords(ms, nowMs, zone)} ${timeWords(ms, zone)}`;
}

/** As `instantWords`, without a day that goes without saying. */
export function shortInstantWords(ms: number, nowMs: number, zone: Zone): string {
  return dayDistance(ms, nowMs, zone) === 0 ? timeWords(ms, zone) : instantWords(ms, nowMs, zone);
}

export function timeWords(ms: number, zone: Zone): string {
  const { hour, minute } = partsOf(ms, zone);
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

export function dayWords(ms: number, nowMs: number, zone: Zone): string {
  const distance = dayDistance(ms, nowMs, zone);
  if (distance === 0) return text("instant.today");
  if (distance === 1) return text("instant.tomorrow");
  if (distance === -1) return text("instant.yesterday");
  const { year, month, day } = partsOf(ms, zone);
  return year === partsOf(nowMs, zone).year
    ? text("instant.monthDay", { month, day })
    : // As a string: a number would get a thousands separator in some languages.
      text("instant.yearMonthDay", { year: String(year), month, day });
}

function dayDistance(ms: number, nowMs: number, zone: Zone): number {
  return Math.round((midnight(ms, zone) - midnight(nowMs, zone)) / DAY);
}

function midnight(ms: number, zone: Zone): number {
  const { year, month, day } = partsOf(ms, zone);
  return Date.UTC(year, month - 1, day);
}

const twoDigits = (n: number) => String(n).padStart(2, "0");

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** A formatter costs far more to make than to use. */
const formatters = new Map<Zone, Intl.DateTimeFormat>();

function partsOf(ms: number, zone: Zone): Parts {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    });
    formatters.set(zone, formatter);
  }
  const parts: Parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0 };
  for (const { type, value } of formatter.formatToParts(ms)) {
    if (type in parts) parts[type as keyof Parts] = Number(value);
  }
  return parts;
}
