import { I18nProvider } from "@lingui/react";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { i18n } from "../locales/text";
import { RowList, type RowGroup } from "./RowList";

interface Row {
  id: string;
}
const rowsOf = (prefix: string, count: number): Row[] =>
  Array.from({ length: count }, (_, n) => ({ id: `${prefix}${n + 1}` }));

const onOpen = vi.fn();
const onNearEnd = vi.fn();

function List({ groups, count }: { groups: readonly RowGroup<Row>[]; count?: number }) {
  const [selected, setSelected] = useState<string | null>(groups[0]?.rows[0]?.id ?? null);
  return (
    <RowList
      groups={groups}
      {...(count === undefined ? {} : { count })}
      label="名单"
      selected={selected}
      onSelect={setSelected}
      onOpen={onOpen}
      onNearEnd={onNearEnd}
      drawRow={(row) => <b>{row.id}</b>}
    />
  );
}
const show = (groups: readonly RowGroup<Row>[], count?: number) =>
  render(
    <I18nProvider i18n={i18n}>
      <List groups={groups} {...(count === undefined ? {} : { count })} />
    </I18nProvider>,
  );
const list = () => screen.getByRole("listbox", { name: "名单" });
const press = (key: string) => fireEvent.keyDown(list(), { key });
const active = () =>
  document.getElementById(list().getAttribute("aria-activedescendant") ?? "")?.textContent;

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

describe("a list of rows", () => {
  it("takes the focus that nobody has, and walks across groups without stopping at their heads", () => {
    show([
      { key: "late", head: "已超时", rows: rowsOf("a", 2) },
      { key: "today", head: "今天", rows: rowsOf("b", 2) },
    ]);
    expect(document.activeElement).toBe(list());
    expect(active()).toBe("已超时a1");
    press("ArrowDown");
    press("j");
    expect(active()).toBe("今天b1");
    press("End");
    expect(active()).toBe("今天b2");
    press("ArrowDown");
    expect(active()).toBe("今天b2");
    press("Home");
    expect(active()).toBe("已超时a1");
    press("Enter");
    expect(onOpen).toHaveBeenCalledExactlyOnceWith("a1");
  });

  it("leaves the focus with whoever has it", () => {
    const field = document.body.appendChild(document.createElement("input"));
    field.focus();
    show([{ key: "all", rows: rowsOf("a", 3) }]);
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it("says each row's place in the whole list, loaded or not", () => {
    show([{ key: "all", rows: rowsOf("a", 30) }], 512);
    const third = within(list()).getAllByRole("option")[2];
    expect(third?.getAttribute("aria-posinset")).toBe("3");
    expect(third?.getAttribute("aria-setsize")).toBe("512");
  });

  it("asks for more when the selection comes near the end, and not before", () => {
    show([{ key: "all", rows: rowsOf("a", 60) }], 512);
    expect(onNearEnd).not.toHaveBeenCalled();
    for (let step = 0; step < 4; step += 1) press("PageDown");
    expect(active()).toBe("a41");
    expect(onNearEnd).toHaveBeenCalled();
  });

  it("draws what is in view of a long list", () => {
    show([{ key: "all", head: "今天", rows: rowsOf("a", 900) }]);
    expect(within(list()).queryAllByRole("option").length).toBeLessThan(100);
    press("ArrowDown");
    expect(list().getAttribute("aria-activedescendant")).toMatch(/a2$/);
  });
});
