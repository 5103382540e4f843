import type { Clock } from "../components/countdownWords";

/** Invented, and frozen at one moment. */
const at = (time: string, day = "2026-03-10") => Date.parse(`${day}T${time}+08:00`);
export const NOW = at("15:09:40");
const zone = "Asia/Shanghai";

export const PRESSING: Clock = {
  status: "running",
  stage: "首次响应",
  zone,
  startedAt: at("15:06:00"),
  targetAt: at("15:09:00"),
  dueAt: at("15:21:00"),
};

export const CLOCKS: readonly { clock: Clock; note: string }[] = [
  {
    note: "平常",
    clock: {
      status: "running",
      stage: "给出方案",
      zone,
      startedAt: at("15:00:00"),
      dueAt: at("19:40:00"),
    },
  },
  {
    note: "营业日历",
    clock: {
      status: "running",
      stage: "解决",
      zone,
      startedAt: at("09:00:00"),
      dueAt: at("16:30:00"),
      working: { leftMs: 4_800_000, totalMs: 18_000_000, asOf: NOW, counting: true },
    },
  },
  { note: "过目标或用掉八成，15 分钟内到秒", clock: PRESSING },
  {
    note: "超时，单位只增不换色",
    clock: {
      status: "running",
      stage: "进度反馈",
      zone,
      startedAt: at("10:32:00"),
      dueAt: at("14:31:00"),
    },
  },
  {
    note: "暂停，不走秒",
    clock: {
      status: "paused",
      stage: "解决",
      zone,
      reason: "等顾客",
      resumesAt: at("14:00:00", "2026-03-12"),
    },
  },
  {
    note: "临时，等中心确认",
    clock: {
      status: "running",
      stage: "解决",
      zone,
      startedAt: at("15:00:00"),
      dueAt: at("16:00:00", "2026-03-12"),
      provisional: true,
    },
  },
  {
    note: "达成",
    clock: {
      status: "met",
      stage: "首次响应",
      zone,
      act: "响应",
      tellDuration: true,
      startedAt: at("08:20:00"),
      metAt: at("08:27:00"),
      dueAt: at("08:30:00"),
    },
  },
  {
    note: "迟到证据",
    clock: { status: "voided", stage: "首次响应", zone, reason: "离线回复早于截止" },
  },
];

export const SEGMENTS = [
  { kind: "counted", from: at("08:20:00"), to: at("09:50:00") },
  { kind: "paused", from: at("09:50:00"), to: at("12:05:00") },
  { kind: "counted", from: at("12:05:00"), to: NOW },
  { kind: "left", from: NOW, to: at("10:35:00", "2026-03-11") },
] as const;
