import { describe, expect, it } from "vitest";
import type { AttentionItem } from "../../ipc/generated/AttentionItem";
import { REFUSED } from "../../preview/attention";
import { groupOf, onlyToKnow, refusedWords } from "./refusedCommand";

const NOW = 1_790_000_000_000;

function held(kind: AttentionItem["kind"]): AttentionItem {
  const [first] = REFUSED;
  if (!first) throw new Error("no sample");
  const refusal = { code: "not_proved" as const };
  return { ...first, kind, reason: { why: "rule", refusal }, clashes: [] };
}

describe("a command that the central held", () => {
  it("asks the supervisor, and says in whose name it came and why it was not done", () => {
    const words = refusedWords(held("review"), NOW);
    expect(words.headline).toContain("没有执行，请你定");
    expect(words.story).toContain("以");
    expect(words.story).toContain("没有本人的凭证");
    expect(onlyToKnow(held("review"))).toBe(false);
  });

  it("is only told to its author, who has nothing to decide", () => {
    const own = held("in_review");
    expect(groupOf(own, NOW)).toBe("know");
    expect(refusedWords(own, NOW).headline).toContain("由主管核实");
  });
});
