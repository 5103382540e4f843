import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fakeHost, type FakeHost } from "../../host/fake";
import type { ImportLook } from "../../ipc/generated/ImportLook";
import type { ImportSummary } from "../../ipc/generated/ImportSummary";
import type { RowFinding } from "../../ipc/generated/RowFinding";
import { HostContext, newQueryClient } from "../../ipc/queries";
import { i18n } from "../../locales/text";
import { ImportDialog } from "./ImportDialog";

afterEach(cleanup);

const LOOK: ImportLook = {
  format: "text_gbk",
  sheet: null,
  header: ["姓名", "电话", "编号"],
  sample: [["张三", "13712345521", "7"]],
  rows: 3,
  fields: ["name", "phone", "address", "remarks"],
  mapping: ["name", "phone", null],
  remembered: false,
};
const FINDING: RowFinding = {
  row: 3,
  column: "电话",
  value: "123",
  fault: { fault: "phone_too_short", digits: 3 },
  sort: "bad",
};
const SUMMARY: ImportSummary = {
  rows: 3,
  good: 2,
  bad: 1,
  duplicates: 0,
  one_customer: null,
  findings: { findings: [FINDING], next: null },
};

function open(answers: Record<string, (payload: unknown) => unknown> = {}): FakeHost {
  const host = fakeHost({
    begin_import_file: () => ({ import_file: "f" }),
    add_import_bytes: () => ({}),
    look_into_import: () => LOOK,
    check_import: () => SUMMARY,
    list_bad_rows: () => SUMMARY.findings,
    apply_import: () => ({ import: "i", imported: 2, left_out: 1 }),
    undo_import: () => ({ taken_back: 2, kept: 0 }),
    cancel_import: () => ({}),
    ...answers,
  });
  render(
    <I18nProvider i18n={i18n}>
      <HostContext value={host}>
        <QueryClientProvider client={newQueryClient()}>
          <ImportDialog kind="customers" onClose={() => undefined} />
        </QueryClientProvider>
      </HostContext>
    </I18nProvider>,
  );
  return host;
}

async function choose(host: FakeHost) {
  const input = screen.getByLabelText("选择文件", { selector: "input" });
  const file = new File(["姓名,电话\n"], "顾客.csv");
  fireEvent.change(input, { target: { files: [file] } });
  await screen.findByRole("table");
  return host;
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const payloads = (host: FakeHost, name: string) =>
  host.calls.filter(({ command }) => command === name).map(({ payload }) => payload);

describe("an import", () => {
  it("goes from the file over its columns and bad rows to done, and back by undo", async () => {
    const host = await choose(open());
    expect(payloads(host, "begin_import_file")).toEqual([
      { name: "顾客.csv", size_bytes: new Blob(["姓名,电话\n"]).size },
    ]);
    expect(screen.getByText(/共 3 行，文本（GBK）/)).toBeTruthy();
    press(/^检查/);
    const row = await screen.findByRole("row", { name: /电话只有 3 位数字/ });
    expect(within(row).getByText("123")).toBeTruthy();
    // A file with bad rows is never imported by the one key.
    expect(screen.queryByRole("button", { name: /^导入/ })).toBeNull();
    press("只导入没问题的 2 行");
    await screen.findByText("已导入 2 条，1 行没有导入。");
    expect(payloads(host, "apply_import")).toEqual([{ import_file: "f", leave_bad_rows: true }]);
    press("撤销这次导入");
    await screen.findByText(/已撤回 2 条/);
    expect(payloads(host, "undo_import")).toEqual([{ import: "i" }]);
  });

  it("gives a field to one column only", async () => {
    const host = await choose(open());
    fireEvent.change(screen.getByLabelText("“编号”导入为"), { target: { value: "phone" } });
    expect(screen.getByLabelText<HTMLSelectElement>("“电话”导入为").value).toBe("");
    press(/^检查/);
    await screen.findByText("电话只有 3 位数字");
    expect(payloads(host, "check_import")).toMatchObject([{ mapping: ["name", null, "phone"] }]);
  });

  it("shows how far it is, and stops when asked", async () => {
    const host = await choose(open({ check_import: () => new Promise(() => undefined) }));
    press(/^检查/);
    await screen.findByRole("progressbar");
    act(() => {
      host.push({ push: "import", progress: { step: "checking", done: 1, total: 4 } });
    });
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("25");
    press("停止");
    await screen.findByText("把文件拖到这里");
    expect(payloads(host, "cancel_import")).toEqual([{ import_file: "f" }]);
  });

  it("names what is wrong with a file", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    open({
      look_into_import: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- as the wire sends it
        throw { code: "ImportFileLocked", refusal: null, retry: false, incident: null };
      },
    });
    const input = screen.getByLabelText("选择文件", { selector: "input" });
    fireEvent.change(input, { target: { files: [new File(["x"], "密.xlsx")] } });
    await screen.findByText("文件有密码，打不开。");
  });
});
