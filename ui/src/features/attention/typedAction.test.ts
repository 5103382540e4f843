import { describe, expect, it } from "vitest";
import type { Command } from "../../ipc/generated/Command";
import type { ComplaintAction } from "../../ipc/generated/ComplaintAction";
import { told } from "../complaint/actions/sampleForms";
import { changeable } from "./changes";
import { typedFields } from "./typedFields";

const given = told.map(({ gives }) => gives);
const commandOf = (action: ComplaintAction): Command => ({
  type: "act_on_complaint",
  complaint: "c-1",
  action,
});
const names = { now: 0, staff: () => "某人", customer: () => "", order: () => "" };
/** What a person wrote, wherever it stands in the action. */
const written = (value: unknown): string[] =>
  typeof value === "string"
    ? [value].filter((words) => /\p{Script=Han}/u.test(words))
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(written)
      : [];

describe("a refused action", () => {
  it.each(given)("shows every word that was typed: $type", (action) => {
    const values = typedFields(commandOf(action), names).map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(written(action)));
  });

  it.each(given)("can be changed in every word, and in that alone: $type", (action) => {
    const before = commandOf(action);
    const texts = changeable(before).flatMap((one) =>
      one.is === "text" || one.is === "line" ? [one] : [],
    );
    expect(texts.map(({ value }) => value)).toEqual(expect.arrayContaining(written(action)));
    for (const one of texts) {
      const after = one.put("改过的话");
      expect(JSON.stringify(after).replace("改过的话", one.value)).toBe(JSON.stringify(before));
    }
  });
});
