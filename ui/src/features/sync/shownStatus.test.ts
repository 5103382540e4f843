import { describe, expect, it } from "vitest";
import { syncWords } from "../../app/SyncState";
import type { SyncStatus } from "../../ipc/generated/SyncStatus";
import { text } from "../../locales/text";
import { shownStatus } from "./shownStatus";

const NOW = Date.parse("2026-03-10T15:10:00+08:00");
const MINUTE = 60_000;

function status(change: Partial<SyncStatus>): SyncStatus {
  return {
    state: "synced",
    working_offline: false,
    pending: 0,
    oldest_pending_at: null,
    attention: 0,
    last_synced_at: NOW - 65 * MINUTE,
    progress: null,
    trouble: null,
    next_try_at: null,
    ...change,
  };
}
const words = (change: Partial<SyncStatus>) => syncWords(shownStatus(status(change), NOW));

describe("the words of sync", () => {
  it("says when it last had everything", () => {
    expect(words({})).toMatchObject({ words: "已同步 14:05", pressing: false });
    expect(words({ last_synced_at: NOW - 1500 * MINUTE }).words).toBe("已同步 昨天 14:10");
  });

  it("counts verdicts while it is under way", () => {
    expect(words({ state: "syncing", progress: { done: 3, total: 12 } }).words).toBe("同步中 3/12");
    expect(words({ state: "syncing" }).words).toBe("同步中");
  });

  it("is calm offline, with what waits and for how long", () => {
    expect(words({ state: "offline" })).toMatchObject({ words: "离线可用", pressing: false });
    const waiting = {
      state: "offline",
      pending: 12,
      oldest_pending_at: NOW - 72 * MINUTE,
    } as const;
    expect(words(waiting)).toMatchObject({
      words: "离线可用 · 12 条待上传",
      detail: "最早 1 小时 12 分前",
      pressing: false,
    });
  });

  it("presses only after a day", () => {
    const old = { state: "offline", pending: 1, oldest_pending_at: NOW - 1500 * MINUTE } as const;
    expect(words(old).pressing).toBe(true);
  });

  it("presses for what needs a person", () => {
    expect(words({ state: "attention", attention: 2 })).toMatchObject({
      words: "需要处理 2",
      pressing: true,
    });
    expect(words({ state: "auth_needed" })).toMatchObject({
      words: "需要重新登录",
      pressing: true,
    });
  });

  it("tells for each trouble what to do", () => {
    for (const trouble of [
      "unreachable",
      "not_a_central",
      "central_failed",
      "revoked",
      "person_left",
      "forked",
      "upgrade",
    ] as const) {
      expect(text(`sync.trouble.${trouble}.next`)).toMatch(/。$/);
    }
  });
});
