import { describe, expect, it } from "vitest";
import type { Around } from "../complaint/timelineWords";
import { moveEvents } from "./moveEvents";
import { moveOrderEvents as sample } from "./sampleMove";

const around: Around = {
  now: Date.parse("2026-03-10T15:09:40+08:00"),
  nameOf: (id) => ({ "staff-1": "韩立川", "staff-2": "贺一舟", "staff-3": "陆知遥" })[id] ?? id,
};

describe("the history of a move order", () => {
  it("says a quote less its discount, and until when it holds", () => {
    const { what, details } = moveEvents.move_quoted(sample.move_quoted, around);
    expect(what).toBe("报价 3,200 元");
    expect(details).toEqual(["有效至 3月17日 10:00"]);
  });

  it("names both supervisors of the job, or the one there is", () => {
    const { schedule } = sample.move_scheduled;
    const names = (service_supervisor: string | null) =>
      moveEvents
        .move_scheduled(
          { type: "move_scheduled", schedule: { ...schedule, service_supervisor } },
          around,
        )
        .details.at(-1);
    expect(names("staff-2")).toBe("主管：韩立川、贺一舟");
    expect(names(null)).toBe("主管：韩立川");
  });

  it("says who saw that the customer would not sign, and nothing of it when they did", () => {
    const { sign_off } = sample.move_signed_off;
    const refused = moveEvents.move_signed_off(sample.move_signed_off, around);
    expect(refused.what).toBe("顾客拒绝签收");
    expect(refused.details.slice(0, 2)).toEqual(["要等门框修好", "贺一舟 见证"]);
    const signed = moveEvents.move_signed_off(
      {
        type: "move_signed_off",
        sign_off: { ...sign_off, customer: { is: "signed", document_hash: "a1" } },
      },
      around,
    );
    expect(signed.what).toBe("顾客签收");
    expect(signed.details[0]).toBe("满意度 4 分");
  });

  it("leaves a fee of nothing out", () => {
    expect(moveEvents.move_ended_early(sample.move_ended_early, around).details).toContain(
      "费用 300 元",
    );
    expect(moveEvents.move_rescheduled(sample.move_rescheduled, around).details).toContain(null);
  });

  it("says volumes to a tenth of a cubic metre", () => {
    expect(moveEvents.move_needs_recorded(sample.move_needs_recorded, around).details).toEqual([
      "同城",
      "两室一厅，钢琴一台",
      "约 12.5 m³",
    ]);
  });
});
