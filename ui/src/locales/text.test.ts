import { afterEach, describe, expect, it } from "vitest";
import { dayWords, spanWords } from "../components/instant";
import { sentences } from "./joined";
import { speak, text } from "./text";

afterEach(() => speak("zh-CN"));

describe("text", () => {
  it("fills in values", () => {
    expect(text("sync.offlinePending", { count: 12 })).toBe("离线可用 · 12 条待上传");
    expect(text("grade.major")).toBe("重大");
  });

  it("does not compile with an unknown key, a missing or a wrong value", () => {
    // @ts-expect-error no such key
    expect(text("no.such.key")).toBe("no.such.key");
    // @ts-expect-error the value is missing
    text("sync.synced");
    // @ts-expect-error the value has another name
    text("sync.synced", { clock: "14:05" });
  });

  it("counts as the language counts", async () => {
    await speak("en");
    expect(text("intake.openComplaints", { count: 1 })).toBe("1 open complaint");
    expect(text("intake.openComplaints", { count: 0 })).toBe("0 open complaints");
    const repeat = (nth: number) => text("reason.repeat", { nth, days: 30 });
    expect([2, 3, 4, 11].map(repeat).map((words) => words.split(" ")[0])).toEqual([
      ...["2nd", "3rd", "4th", "11th"],
    ]);
  });

  it("speaks the later of two languages asked for at once", async () => {
    await Promise.all([speak("zh-TW"), speak("en")]);
    expect(text("app.name")).toBe("Doorstep");
    await Promise.all([speak("zh-TW"), speak("en")]);
    expect(text("app.name")).toBe("Doorstep");
    expect(document.documentElement.lang).toBe("en");
  });

  it("words spans, days and sentences as the language does", async () => {
    const now = Date.parse("2026-03-10T15:09:00+08:00");
    const later = Date.parse("2026-12-01T10:00:00+08:00");
    const before = Date.parse("2025-05-31T10:00:00+08:00");
    const words = () => [
      spanWords(50 * 3_600_000),
      spanWords(90_000),
      dayWords(later, now, undefined),
      dayWords(before, now, undefined),
      sentences([text("error.DiskFull"), "", text("error.DiskFull.next")]),
    ];
    await speak("en");
    expect(words()).toEqual([
      ...["2 days 2 h", "1 min 30 s", "1 Dec", "31 May 2025"],
      "The disk is full; this step was not saved. Everything saved before is still there. Free some space and try again.",
    ]);
    await speak("zh-TW");
    expect(words()).toEqual([
      ...["2 天 2 小時", "1 分 30 秒", "12月1日", "2025年5月31日"],
      "磁碟已滿，剛才這一步沒有儲存。以前儲存的都在。請清出空間，再試一次。",
    ]);
  });
});
