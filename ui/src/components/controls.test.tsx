import { I18nProvider } from "@lingui/react";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { i18n } from "../locales/text";
import { Button } from "./Button";
import { ChoiceRow } from "./ChoiceRow";
import { Combobox } from "./Combobox";
import { Countdown } from "./Countdown";
import { Dialog } from "./Dialog";
import { Field } from "./Field";
import { MoneyField } from "./MoneyField";

const show = (node: ReactNode) => render(<I18nProvider i18n={i18n}>{node}</I18nProvider>);

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe("Button", () => {
  it("that is blocked can be focused, says why, and does nothing", () => {
    const onPress = vi.fn();
    show(
      <Button blocked="须主管解决" onPress={onPress}>
        解决
      </Button>,
    );
    const button = screen.getByRole("button", { name: "解决", description: "须主管解决" });
    fireEvent.click(button);
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(onPress).not.toHaveBeenCalled();
  });
});

describe("ChoiceRow", () => {
  const choices = ["到店", "热线", "更多"].map((word) => ({ value: word, label: word }));

  it("has one tab stop, and arrows choose around the ends", () => {
    const onChange = vi.fn();
    show(<ChoiceRow label="渠道" choices={choices} value="到店" onChange={onChange} />);
    const radios = screen.getAllByRole("radio");
    expect(radios.map((radio) => radio.tabIndex)).toEqual([0, -1, -1]);
    fireEvent.keyDown(radios[0] as HTMLElement, { key: "ArrowLeft" });
    expect(onChange).toHaveBeenCalledWith("更多");
    expect(document.activeElement).toBe(radios[2]);
  });

  it("toggles several", () => {
    const onChange = vi.fn();
    show(
      <ChoiceRow multiple label="诉求" choices={choices} value={["热线"]} onChange={onChange} />,
    );
    fireEvent.click(screen.getByRole("checkbox", { name: "更多" }));
    fireEvent.click(screen.getByRole("checkbox", { name: "热线" }));
    expect(onChange.mock.calls).toEqual([[["热线", "更多"]], [[]]]);
  });
});

describe("MoneyField", () => {
  it("gives 分, and on leaving says what is wrong", () => {
    const onChange = vi.fn();
    const onValidity = vi.fn();
    function Form() {
      const [fen, setFen] = useState<number | null>(null);
      const take = (next: number | null) => {
        setFen(next);
        onChange(next);
      };
      return <MoneyField label="金额" value={fen} onChange={take} onValidity={onValidity} />;
    }
    show(<Form />);
    const field = screen.getByRole("textbox", { name: "金额" });
    fireEvent.change(field, { target: { value: "80.5" } });
    expect(onChange).toHaveBeenLastCalledWith(8050);
    fireEvent.change(field, { target: { value: "80.5块多" } });
    expect(onChange).toHaveBeenLastCalledWith(null);
    expect(onValidity).toHaveBeenLastCalledWith(false);
    expect(screen.queryByRole("alert")).toBeNull();
    fireEvent.blur(field);
    expect(screen.getByRole("alert").textContent).toContain("请填金额");
    expect((field as HTMLInputElement).value).toBe("80.5块多");
  });
});

describe("Combobox", () => {
  const people = ["张三", "张姗"];
  const onSelect = vi.fn();
  const onCreate = vi.fn();
  const onClose = vi.fn();

  beforeEach(() => {
    [onSelect, onCreate, onClose].forEach((mock) => mock.mockReset());
    show(
      <Dialog open onClose={onClose} title="登记投诉">
        <Field label="顾客" number={1}>
          <Combobox
            selected={null}
            onSelect={onSelect}
            onCreate={onCreate}
            search={(query) => Promise.resolve(query === "zs" ? people : [])}
            keyOf={(name) => name}
            nameOf={(name) => name}
            renderItem={(name) => name}
          />
        </Field>
      </Dialog>,
    );
  });
  const type = async (value: string) => {
    fireEvent.change(screen.getByRole("combobox"), { target: { value } });
    await pass(100);
  };
  const key = (name: string, more: KeyboardEventInit = {}) =>
    fireEvent.keyDown(screen.getByRole("combobox"), { key: name, ...more });

  it("Enter takes the first", async () => {
    await type("zs");
    key("Enter");
    expect(onSelect).toHaveBeenCalledWith("张三");
    expect(screen.queryByRole("option")).toBeNull();
  });

  it("an Enter that confirms pinyin takes nothing", async () => {
    await type("zs");
    key("Enter", { isComposing: true });
    expect(onSelect).not.toHaveBeenCalled();
  });

  it("an Enter before the answer to what was typed takes nothing", async () => {
    await type("zs");
    fireEvent.change(screen.getByRole("combobox"), { target: { value: "zsf" } });
    key("Enter");
    expect(onSelect).not.toHaveBeenCalled();
  });

  it("arrows go to the last line, which creates", async () => {
    await type("zs");
    key("ArrowUp");
    const last = screen.getAllByRole("option").at(-1);
    expect(last?.getAttribute("aria-selected")).toBe("true");
    key("Enter");
    expect(onCreate).toHaveBeenCalledWith("zs");
  });

  it("Esc closes the results first, then the dialog", async () => {
    await type("zs");
    key("Escape");
    expect(screen.queryByRole("option")).toBeNull();
    expect(onClose).not.toHaveBeenCalled();
    key("Escape");
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("Alt and its number jump to it", () => {
    screen.getByRole("button", { name: /关闭/ }).focus();
    fireEvent.keyDown(document.body, { key: "1", altKey: true });
    expect(document.activeElement).toBe(screen.getByRole("combobox"));
  });
});

describe("Countdown", () => {
  const clock = (dueAt: number) =>
    ({ status: "running", stage: "解决", startedAt: 0, dueAt, zone: "Asia/Shanghai" }) as const;

  it("ticks each second under 15 minutes, and says once that it is over", async () => {
    vi.setSystemTime(1_000_000);
    show(<Countdown clock={clock(1_002_500)} announce />);
    expect(screen.getByText("剩 2 秒")).toBeTruthy();
    await pass(600);
    expect(screen.getByText("剩 1 秒")).toBeTruthy();
    for (let tick = 0; tick < 4; tick++) await pass(1000);
    expect(screen.getByText("已超 2 秒")).toBeTruthy();
    expect(screen.getByRole("status").textContent).toContain("解决 已超时");
  });

  it("waits for the minute above that", async () => {
    vi.setSystemTime(60_000);
    show(<Countdown clock={clock(60_000 + 30.5 * 60_000)} />);
    await pass(29_000);
    expect(screen.getByText("剩 30 分钟")).toBeTruthy();
    await pass(2000);
    expect(screen.getByText("剩 29 分钟")).toBeTruthy();
  });
});
