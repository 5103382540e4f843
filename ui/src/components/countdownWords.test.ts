import { describe, expect, it } from "vitest";
import { countdownWords, type Clock, type RunningClock } from "./countdownWords";
import { instantWords, spanWords } from "./instant";

const zone = "Asia/Shanghai";
const at = (time: string, day = "2026-03-10") => Date.parse(`${day}T${time}+08:00`);
const now = at("15:10:00");
const MINUTE = 60_000;

const running = (more: Partial<RunningClock>): RunningClock => ({
  status: "running",
  stage: "解决",
  zone,
  startedAt: at("15:00:00"),
  dueAt: at("19:40:00"),
  ...more,
});
const words = (clock: Clock, nowMs = now) => {
  const { tone, first, second } = countdownWords(clock, nowMs);
  return [tone, first, second];
};

describe("countdown words, one for each row of the table", () => {
  it("plain", () => {
    expect(words(running({ stage: "给出方案" }))).toEqual([
      "plain",
      "剩 4 小时 30 分",
      "给出方案 · 今天 19:40 截止",
    ]);
  });

  it("business calendar", () => {
    const working = {
      leftMs: 80 * MINUTE + 5000,
      totalMs: 300 * MINUTE,
      asOf: now - 5000,
      counting: true,
    };
    expect(words(running({ dueAt: at("16:30:00"), working }))).toEqual([
      "plain",
      "剩 1 小时 20 分（工作时间）",
      "解决 · 今天 16:30 截止",
    ]);
    const shut = { ...working, leftMs: 80 * MINUTE, counting: false };
    expect(countdownWords(running({ working: shut }), now + 30 * MINUTE).first).toBe(
      "剩 1 小时 20 分（工作时间）",
    );
  });

  it("past the target, before the limit", () => {
    const clock = running({
      stage: "首次响应",
      startedAt: at("15:06:00"),
      targetAt: at("15:09:00"),
      dueAt: at("15:21:00"),
    });
    expect(words(clock, at("15:09:40"))).toEqual([
      "amber",
      "剩 11 分 20 秒",
      "首次响应 · 15:21 上限",
    ]);
    expect(words(clock, at("15:07:00"))).toEqual([
      "plain",
      "剩 2 分钟",
      "首次响应 · 今天 15:09 目标",
    ]);
    expect(words(clock, at("15:21:30"))).toEqual(["red", "已超 30 秒", "首次响应 · 15:21 截止"]);
  });

  it("80 % used", () => {
    const clock = running({ startedAt: at("10:00:00"), dueAt: at("20:00:00") });
    expect(words(clock, at("17:59:00"))[0]).toBe("plain");
    expect(words(clock, at("18:00:00"))).toEqual(["amber", "剩 2 小时", "解决 · 20:00 截止"]);
  });

  it("overdue", () => {
    const clock = running({ stage: "进度反馈", dueAt: at("14:32:00") });
    expect(words(clock)).toEqual(["red", "已超 38 分钟", "进度反馈 · 14:32 截止"]);
  });

  it("paused", () => {
    const resumesAt = at("14:00:00", "2026-03-12");
    expect(words({ status: "paused", stage: "解决", zone, reason: "等顾客", resumesAt })).toEqual([
      "paused",
      "等顾客",
      "最迟 3月12日 14:00 恢复",
    ]);
  });

  it("provisional", () => {
    const dueAt = at("15:10:00", "2026-03-12");
    expect(words(running({ dueAt, provisional: true }))).toEqual([
      "plain",
      "≈ 剩 2 天",
      "解决 · ≈ 3月12日 15:10",
    ]);
  });

  it("met", () => {
    const answered: Clock = {
      status: "met",
      stage: "首次响应",
      act: "响应",
      tellDuration: true,
      startedAt: at("08:20:00"),
      metAt: at("08:27:00"),
      dueAt: at("08:30:00"),
      zone,
    };
    expect(words(answered)).toEqual(["met", "7 分钟响应", "08:27 · 目标 10 分钟内"]);
    const started: Clock = {
      ...answered,
      act: "启动",
      tellDuration: false,
      metAt: at("09:20:00"),
      dueAt: at("10:20:00"),
    };
    expect(words(started)).toEqual(["met", "提前 1 小时", "09:20 启动 · 10:20 截止"]);
    expect(words({ ...started, metAt: at("10:45:00") })).toEqual([
      "plain",
      "晚 25 分钟",
      "10:45 启动 · 10:20 截止",
    ]);
  });

  it("voided", () => {
    const reason = "离线回复早于截止";
    expect(words({ status: "voided", stage: "首次响应", zone, reason })).toEqual([
      "voided",
      "超时已撤销",
      reason,
    ]);
  });
});

describe("how long the words hold", () => {
  const holds = (leftMs: number) =>
    countdownWords(running({ dueAt: now + leftMs }), now).nextChangeMs;
  it("to the next second under 15 minutes, minute under a day, else hour", () => {
    expect(holds(14 * MINUTE + 400)).toBe(401);
    expect(holds(20 * MINUTE + 20_000)).toBe(20_001);
    expect(holds(3000 * MINUTE + 5 * MINUTE)).toBe(5 * MINUTE + 1);
    expect(holds(-400)).toBe(600);
    expect(holds(-20 * MINUTE - 20_000)).toBe(40_000);
  });
});

describe("spans and instants", () => {
  it.each([
    [0, "0 秒"],
    [45_000, "45 秒"],
    [14 * MINUTE + 59_000, "14 分 59 秒"],
    [15 * MINUTE + 59_000, "15 分钟"],
    [60 * MINUTE, "1 小时"],
    [30 * 60 * MINUTE + 5 * MINUTE, "30 小时"],
    [51 * 60 * MINUTE, "2 天 3 小时"],
  ])("%d ms is %s", (ms, said) => expect(spanWords(ms)).toBe(said));

  it("names the day", () => {
    expect(instantWords(at("03:07:00", "2026-03-11"), now, zone)).toBe("明天 03:07");
    expect(instantWords(at("23:59:00", "2026-03-09"), now, zone)).toBe("昨天 23:59");
    expect(instantWords(at("10:00:00", "2025-12-31"), now, zone)).toBe("2025年12月31日 10:00");
  });
});
