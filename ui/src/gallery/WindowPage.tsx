import { useState } from "react";
import { App } from "../app/App";
import { PaneHeader, Panes } from "../app/Panes";
import type { RailGroup } from "../app/Rail";
import { SyncState } from "../app/SyncState";
import { Button } from "../components/Button";
import { Countdown } from "../components/Countdown";
import { Icon } from "../components/icons";
import { CLOCKS, NOW } from "./clocks";

const GROUPS: RailGroup[] = [
  {
    items: [
      { id: "today", icon: "today", words: "今日工作台", shortWords: "今日", count: 14 },
      {
        id: "inbox",
        icon: "inbox",
        words: "需我确认",
        shortWords: "确认",
        count: 2,
        pressing: true,
      },
    ],
  },
  {
    title: "记录",
    items: [
      { id: "complaints", icon: "complaint", words: "投诉", count: 7 },
      { id: "visits", icon: "visit", words: "到访", count: 3 },
      { id: "moves", icon: "move", words: "搬家单", count: 2 },
      { id: "customers", icon: "people", words: "顾客" },
    ],
  },
  {
    title: "我的视图",
    items: [
      { id: "promises", icon: "promise", words: "许下的承诺", shortWords: "承诺", count: 4 },
      { id: "care", icon: "care", words: "关怀日历", count: 5 },
    ],
  },
];
const nothing = () => undefined;
const hostWindow = {
  minimize: nothing,
  toggleMaximize: nothing,
  close: nothing,
  startDragging: nothing,
};

/** The empty shell, with the countdowns as rows. */
export function WindowPage({ onNew = nothing }: { onNew?: () => void }) {
  const [current, setCurrent] = useState("today");
  return (
    <App
      titleBar={{
        sync: <SyncState status={{ kind: "offline", pending: 12, oldestMs: 4_320_000 }} />,
        hostWindow,
      }}
      rail={{
        groups: GROUPS,
        current,
        onOpen: setCurrent,
        onNew,
        newKeys: "Ctrl+N",
        person: { name: "陆知遥", role: "体验官 · 青禾路店" },
        foot: (
          <button type="button" aria-label="设置" className="rounded-mark p-4">
            <Icon name="settings" />
          </button>
        ),
      }}
    >
      <Panes
        list={
          <>
            <PaneHeader title="今日工作台" fact="3月10日 周二 15:09 · 1 件已超时">
              <Button kind="plain" icon="sort">
                按下一截止
              </Button>
            </PaneHeader>
            {CLOCKS.map(({ clock, note }) => (
              <div
                key={note}
                className="flex min-h-[3.125rem] items-center justify-between gap-10 border-b border-line-1 px-16 py-6"
              >
                {note}
                <Countdown clock={clock} at={NOW} />
              </div>
            ))}
          </>
        }
        detail={<PaneHeader title="安装师傅迟到 40 分钟，未提前告知" />}
      />
    </App>
  );
}
