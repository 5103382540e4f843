import type { ReactNode } from "react";
import { EmptyState } from "../../components/EmptyState";
import { dayWords, timeWords } from "../../components/instant";
import { useAnswer } from "../../ipc/queries";
import { i18n, useText } from "../../locales/text";
import { QueueScreen, type QueueSelection } from "../queue/QueueScreen";
import { FirstDay } from "./FirstDay";

const NOON_MS = 43_200_000;

/** 今日工作台: what is open, by what presses next. */
export function TodayScreen({
  banner,
  onNew,
  ...selection
}: QueueSelection & { banner?: ReactNode; onNew: () => void }) {
  const text = useText();
  const any = useAnswer("list_complaints", { include_resolved: true, limit: 1 }).data;

  function fact(now: number, overdue: number | null): string {
    // Seen from far enough, the day has its date and not 今天.
    const date = dayWords(now, now - 10 * NOON_MS, undefined);
    const weekday = new Intl.DateTimeFormat(i18n.locale, { weekday: "short" }).format(now);
    const day = text("today.fact", { date, weekday, time: timeWords(now, undefined) });
    if (overdue === null) return `${day} · ${text("today.nothing")}`;
    return overdue === 0 ? day : `${day} · ${text("today.overdue", { count: overdue })}`;
  }

  return (
    <QueueScreen
      {...selection}
      title={text("today.title")}
      fact={fact}
      banner={banner}
      includeResolved={false}
      empty={() =>
        any === undefined ? null : any.length === 0 ? (
          <FirstDay onNew={onNew} />
        ) : (
          <div className="px-40 py-36">
            <EmptyState title={text("today.allDone")}>{text("today.allDone.hint")}</EmptyState>
          </div>
        )
      }
    />
  );
}
