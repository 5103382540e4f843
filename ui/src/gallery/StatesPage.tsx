import { useState, type ReactNode } from "react";
import { SyncState, type SyncStatus } from "../app/SyncState";
import { Banner } from "../components/Banner";
import { Button, LinkButton } from "../components/Button";
import { CheckTick } from "../components/CheckTick";
import { Chips } from "../components/Chips";
import { Remaining } from "../components/Countdown";
import { countdownWords } from "../components/countdownWords";
import { DeadlineBlock } from "../components/DeadlineBlock";
import { EmptyState } from "../components/EmptyState";
import { FieldMessage } from "../components/Field";
import {
  EscalationChip,
  GradeMark,
  PendingMark,
  StateChip,
  TierSeal,
  type ComplaintState,
  type EscalationLevel,
  type Grade,
  type Tier,
} from "../components/marks";
import { MoneyField } from "../components/MoneyField";
import { SegmentBar, SegmentSwatch } from "../components/SegmentBar";
import { Skeleton } from "../components/Skeleton";
import { TextField } from "../components/TextField";
import { Timeline } from "../components/Timeline";
import { text } from "../locales/text";
import { CLOCKS, NOW, PRESSING, SEGMENTS } from "./clocks";

const GRADES: Grade[] = ["general", "important", "urgent", "major"];
const TIERS: Tier[] = ["diamond", "gold", "silver", "base"];
const LEVELS: EscalationLevel[] = [0, 1, 2, 3];
const STATES: ComplaintState[] = [
  "registered",
  "responded",
  "graded",
  "inProgress",
  "waitingCustomer",
  "proposed",
  "resolved",
  "visited",
  "closed",
  "reopened",
];
const SYNC: SyncStatus[] = [
  { kind: "synced", time: "15:10" },
  { kind: "syncing", progress: { done: 3, total: 12 } },
  { kind: "offline", pending: 12, oldestMs: 4_320_000 },
  { kind: "needsYou", count: 2 },
  { kind: "offline", pending: 12, oldestMs: 93_600_000 },
];
const nothing = () => undefined;

/** Every mark in every state, in the order of the reference picture. */
export function StatesPage() {
  return (
    <div className="grid h-full grid-cols-3 content-start overflow-auto border-l border-line-1 bg-paper-0">
      <Marks />
      <Block title="同步：标题栏固定位置">
        {SYNC.map((status, index) => (
          <SyncState key={index} status={status} />
        ))}
      </Block>
      <Countdowns />
      <Controls />
      <Block title="提示条：发生了什么，下一步" wide>
        <div className="grid gap-6">
          <Banner
            tone="neutral"
            title="这一步要联网"
            action={<LinkButton onPress={nothing}>联网后提醒我</LinkButton>}
          >
            积分兑换不能离线做。
          </Banner>
          <Banner tone="warn" title="本机时间快 3 分钟">
            已按服务器时间修正。
          </Banner>
          <Banner
            tone="danger"
            title="附件没有存下来"
            incident="7F3A"
            action={<LinkButton onPress={nothing}>清理缓存</LinkButton>}
          >
            磁盘只剩 80 MB。照片还在相机里。
          </Banner>
        </div>
      </Block>
      <Block title="载入：先骨架，不转圈">
        <Skeleton rows={2} settled />
      </Block>
      <Deadlines />
    </div>
  );
}

function Marks() {
  return (
    <>
      <Block title="等级：形状 + 文字 + 颜色">
        <Line>
          {GRADES.map((grade) => (
            <GradeMark key={grade} grade={grade} />
          ))}
        </Line>
        <Line>
          {GRADES.map((grade) => (
            <GradeMark key={grade} grade={grade} tinted />
          ))}
        </Line>
      </Block>
      <Block title="顾客等级：印章一字">
        <Line>
          {TIERS.map((tier) => (
            <span key={tier} className="inline-flex items-center gap-8">
              <TierSeal tier={tier} />
              {text(`tier.${tier}`)}
            </span>
          ))}
        </Line>
        <Line>
          {TIERS.map((tier) => (
            <TierSeal key={tier} tier={tier} full />
          ))}
        </Line>
      </Block>
      <Block title="状态与升级">
        <Line>
          {STATES.map((state) => (
            <StateChip key={state} state={state} />
          ))}
        </Line>
        <Line>
          {LEVELS.map((level) => (
            <EscalationChip key={level} level={level} />
          ))}
          <EscalationChip level={1} short />
          <PendingMark />
        </Line>
      </Block>
    </>
  );
}

function Countdowns() {
  return (
    <Block title="倒计时" wide>
      <table className="w-full">
        <tbody>
          {CLOCKS.map(({ clock, note }) => {
            const words = countdownWords(clock, NOW);
            return (
              <tr key={note} className="border-t border-line-1">
                <td className="py-3">
                  <Remaining words={words} />
                </td>
                <td className="text-meta text-ink-2">{words.second}</td>
                <td className="text-meta text-ink-3">{note}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Block>
  );
}

function Controls() {
  const [ticked, setTicked] = useState(true);
  const [fen, setFen] = useState<number | null>(80_000);
  const [filter, setFilter] = useState<"all" | "complaint" | "care">("all");
  return (
    <>
      <Block title="按钮">
        <Line>
          <Button kind="primary" keys="Ctrl+Enter">
            登记
          </Button>
          <Button keys="G">定级</Button>
          <Button kind="danger">撤回</Button>
          <Button kind="plain">取消</Button>
        </Line>
        <Line>
          <Button keys="V" blocked="紧急投诉须主管解决">
            解决
          </Button>
          <span className="text-meta text-ink-2">
            紧急投诉须主管解决 <LinkButton onPress={nothing}>转给韩立川</LinkButton>
          </span>
        </Line>
        <Line>
          <Chips
            label="筛选"
            value={filter}
            onChange={setFilter}
            tabs={[
              { value: "all", label: "全部", count: 14 },
              { value: "complaint", label: "投诉", count: 7 },
              { value: "care", label: "关怀", count: 5 },
            ]}
          />
        </Line>
      </Block>
      <Block title="输入">
        <div className="grid gap-8">
          <TextField label="原话" value="" onChange={nothing} placeholder="顾客原话，可不填" />
          <div>
            <TextField label="发生" value="2026-03-11 09:00" onChange={nothing} invalid />
            <FieldMessage>
              发生时间晚于现在。改为 <LinkButton onPress={nothing}>今天 15:02</LinkButton>
            </FieldMessage>
          </div>
          <Line>
            <CheckTick checked={ticked} onChange={setTicked}>
              安全风险
            </CheckTick>
            <CheckTick checked={!ticked} onChange={(on) => setTicked(!on)}>
              媒体风险
            </CheckTick>
            <MoneyField label="涉及金额" value={fen} onChange={setFen} />
          </Line>
        </div>
      </Block>
      <Block title="空">
        <EmptyState title="没有超时的投诉" action={<Button keys="B">看本月时限</Button>}>
          最近一次超时是 3月7日。
        </EmptyState>
      </Block>
    </>
  );
}

function Deadlines() {
  return (
    <>
      <Block title="时限块" wide>
        <DeadlineBlock
          clock={PRESSING}
          at={NOW}
          instant="今天 15:21 上限"
          used={0.245}
          target={{ share: 0.2, words: "目标 15:09 已过 40 秒，计入考核" }}
          marks={{ start: "15:06 发生", end: "15:21 超时并升级" }}
          why={<LinkButton onPress={nothing}>为什么是 15:21</LinkButton>}
        />
        <div className="mt-12">
          <SegmentBar segments={SEGMENTS} now={NOW} zone="Asia/Shanghai" />
          <span className="text-meta text-ink-2">
            <SegmentSwatch kind="counted" /> 计时 <SegmentSwatch kind="paused" /> 暂停{" "}
            <SegmentSwatch kind="left" /> 剩余
          </span>
        </div>
      </Block>
      <Block title="经过">
        <Timeline
          lastSync="13:58"
          entries={[
            {
              id: "1",
              time: "15:04",
              instant: "2026-03-10T15:04+08:00",
              title: "陆知遥 内部备注",
              detail: "品牌售后最早 17:00 到场检测，已占号。",
              pending: true,
            },
            {
              id: "2",
              time: "12:31",
              instant: "2026-03-10T12:31+08:00",
              title: "陆知遥 进度反馈",
              detail: "下次反馈最晚 16:31。",
            },
            {
              id: "3",
              time: "12:28",
              instant: "2026-03-10T12:28+08:00",
              title: <b>韩立川 给出方案</b>,
              turning: true,
            },
          ]}
        />
      </Block>
    </>
  );
}

function Block({
  title,
  wide = false,
  children,
}: {
  title: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={`border-r border-b border-line-1 px-18 py-14 ${wide ? "col-span-2" : ""}`}>
      <h3 className="mb-9 text-meta font-normal text-ink-3">{title}</h3>
      {children}
    </section>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <div className="mb-8 flex flex-wrap items-center gap-x-12 gap-y-4">{children}</div>;
}
