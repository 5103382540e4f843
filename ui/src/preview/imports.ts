import type { ImportLook } from "../ipc/generated/ImportLook";
import type { ImportRow } from "../ipc/generated/ImportRow";
import type { ImportSummary } from "../ipc/generated/ImportSummary";
import type { RowFinding } from "../ipc/generated/RowFinding";
import { minutes } from "./complaints";

const LOOK: ImportLook = {
  format: "text_gbk",
  sheet: null,
  header: ["客户姓名", "联系电话", "住址", "备注", "编号"],
  sample: [
    ["测试甲", "13900000001", "测试小区 1 栋", "周末联系", "7"],
    ["测试乙", "1.39E+10", "测试小区 2 栋", "", "8"],
    ["测试丙", "13900000003", "", "", "9"],
  ],
  rows: 1204,
  fields: ["name", "phone", "address", "remarks"],
  mapping: ["name", "phone", "address", "remarks", null],
  remembered: true,
};

const FINDINGS: RowFinding[] = [
  {
    row: 3,
    column: "联系电话",
    value: "1.39E+10",
    fault: { fault: "phone_rounded" },
    sort: "bad",
  },
  { row: 18, column: "客户姓名", value: "", fault: { fault: "missing_name" }, sort: "bad" },
  {
    row: 40,
    column: "联系电话",
    value: "13900000001",
    fault: { fault: "same_phone_in_file", row: 2 },
    sort: "duplicate",
  },
  {
    row: 77,
    column: "备注",
    value: "长长长长长长长长长长长长长长长长长长…",
    fault: { fault: "too_long", limit: 20_000, length: 30_000 },
    sort: "bad",
  },
];

const SUMMARY: ImportSummary = {
  rows: 1204,
  good: 1200,
  bad: 3,
  duplicates: 1,
  one_customer: null,
  findings: { findings: FINDINGS, next: null },
};

const PAST: ImportRow = {
  import: {
    head: {
      id: "i1",
      store: "s1",
      file_name: "老顾客名单 2025.xlsx",
      rows: 1200,
      parts: 3,
    },
    kind: "customers",
    by: "p1",
    by_name: "林悦",
    at: minutes(-90),
    parts_in: 3,
    undone_at: null,
    taken_back: 0,
    kept: 0,
  },
  may_undo: true,
  pending: true,
};

/** An import that goes its whole way. */
export const IMPORT_ANSWERS = {
  begin_import_file: () => ({ import_file: "f1" }),
  add_import_bytes: () => ({}),
  look_into_import: () => LOOK,
  check_import: () => SUMMARY,
  list_bad_rows: (request: unknown) => {
    const { only } = request as { only: RowFinding["sort"] | null };
    return { findings: FINDINGS.filter(({ sort }) => only === null || sort === only), next: null };
  },
  apply_import: () => ({ import: "i1", imported: 1200, left_out: 4 }),
  cancel_import: () => ({}),
  list_imports: () => [PAST],
  undo_import: () => ({ taken_back: 1200, kept: 0 }),
};
