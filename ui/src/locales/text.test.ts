import { describe, expect, it } from "vitest";
import { text } from "./text";
import { zhCN } from "./zh-CN";

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

  it("has no full-width space and no empty message", () => {
    for (const message of Object.values(zhCN)) {
      expect(message).not.toMatch(/^$|\u3000/);
    }
  });
});
