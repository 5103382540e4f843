import { HostError } from "../host/error";
import { fakeHost, type FakeHost } from "../host/fake";
import { forms } from "../features/complaint/actions/forms";
import type { ActionKind } from "../ipc/generated/ActionKind";
import type { IntakePreview } from "../ipc/generated/IntakePreview";
import type { KnownUser } from "../ipc/generated/KnownUser";
import type { Language } from "../ipc/generated/Language";
import type { Level } from "../ipc/generated/Level";
import type { ListComplaints } from "../ipc/generated/ListComplaints";
import type { Matched } from "../ipc/generated/Matched";
import type { Offer } from "../ipc/generated/Offer";
import type { Preferences } from "../ipc/generated/Preferences";
import type { SessionView } from "../ipc/generated/SessionView";
import type { SignIn } from "../ipc/generated/SignIn";
import type { SyncStatus } from "../ipc/generated/SyncStatus";
import type { Theme } from "../ipc/generated/Theme";
import type { AskForm } from "../ipc/generated/AskForm";
import type { FormDraft } from "../ipc/generated/FormDraft";
import type { ListRecords } from "../ipc/generated/ListRecords";
import type { OneRecord } from "../ipc/generated/OneRecord";
import type { Search } from "../ipc/generated/Search";
import { REFUSED } from "./attention";
import { IMPORT_ANSWERS } from "./imports";
import { minutes, RESOLVED, ROWS, VIEW } from "./complaints";
import { formOf, RECORDS, recordView, WAITING } from "./records";

/** Invented answers, so that the screens can be looked at without a desk behind them. */
export function previewHost(wanted: URLSearchParams): FakeHost {
  const empty = wanted.get("data") === "empty";
  const many = Number(wanted.get("rows") ?? 0);
  let session = sessionOf((wanted.get("state") ?? "signed_in") as SessionView["state"]);
  const level = wanted.get("level");
  if (session.staff && level !== null) {
    session = { ...session, staff: { ...session.staff, level: level as Level } };
  }
  let preferences: Preferences = {
    theme: (wanted.get("theme") ?? "light") as Theme,
    text_percent: Number(wanted.get("text") ?? 100),
    language: (wanted.get("language") ?? "zh-CN") as Language,
  };
  let sync = syncOf(wanted.get("sync") ?? "offline");
  const rows = [
    ...ROWS,
    ...Array.from({ length: many }, (_, n) => ({ ...ROWS[4], ...ROWS[n % 6], id: `m${n}` })),
  ];

  return fakeHost({
    ...IMPORT_ANSWERS,
    get_session: () => session,
    sign_in: (request) => {
      const { user, password } = request as SignIn;
      if (password === "错") {
        throw new HostError({
          code: "WrongPassword",
          retry: false,
          incident: null,
          tries_left: 4,
        });
      }
      session = {
        ...sessionOf("signed_in"),
        known_users: KNOWN.filter((known) => known.user === user),
      };
      return session;
    },
    lock: () => (session = sessionOf("locked")),
    get_preferences: () => preferences,
    set_preferences: (request) => (preferences = request as Preferences),
    get_sync_status: () => sync,
    set_work_offline: (request) => {
      const { offline } = request as { offline: boolean };
      return (sync = { ...sync, state: offline ? "offline" : "synced", working_offline: offline });
    },
    sync_now: () => (sync = { ...sync, ...syncOf("synced") }),
    list_complaints: (request) => {
      if (empty) return [];
      return (request as ListComplaints).include_resolved ? [...rows, RESOLVED] : rows;
    },
    get_complaint: (request) => {
      const { id } = request as { id: string };
      const row = rows.find((known) => known.id === id) ?? ROWS[1];
      return {
        ...VIEW,
        title: row?.title,
        complaint: { ...VIEW.complaint, id, grade: row?.grade, tier: row?.tier },
        ...(wanted.get("offers") === "all" ? { offers: EVERY_OFFER } : {}),
      };
    },
    get_choices: () => ({ colleagues: VIEW.people, departments: ["搬家一队", "客户体验部"] }),
    list_attention: () => ({ items: empty ? [] : REFUSED, of_colleagues: 0 }),
    list_drafts: () => [],
    get_action_draft: () => null,
    save_action_draft: () => ({}),
    decide_attention: () => ({ command_id: "a1", undo: "any_time" }),
    decide_review: () => ({ command_id: "a1", undo: "any_time" }),
    undo_attention: () => ({ command_id: "a1", undo: "any_time" }),
    find_customers: () => [],
    preview_complaint: () => PREVIEW,
    list_records: (request) => {
      const { kind } = request as ListRecords;
      const listed = empty ? [] : RECORDS.filter((row) => row.kind === kind);
      return { rows: listed, next: null, count: listed.length };
    },
    get_record: (request) => {
      const { kind, id } = request as OneRecord;
      return recordView(kind, id);
    },
    get_form: (request) => {
      const { form, record, customer } = request as AskForm;
      return formOf(form, record, customer);
    },
    list_form_drafts: () =>
      wanted.get("draft") === null ? [] : [{ draft: WAITING, saved_at: minutes(-4) }],
    save_form_draft: (request) => ({ draft: request as FormDraft, saved_at: Date.now() }),
    discard_draft: () => ({}),
    submit_form: () => ({ kind: "visit", id: "v1", number: "QH-A3-0043K" }),
    search: (request) => {
      const { query } = request as Search;
      const kinds = ["customer", "visit", "move_order", "task"] as const;
      const groups = kinds.map((kind) => ({
        kind,
        rows: RECORDS.filter(
          (row) =>
            row.kind === kind &&
            `${row.title} ${row.number} ${row.customer_masked}`.includes(query.toUpperCase()),
        ).map((row) => ({
          row,
          title: spansOf(row.title, query),
          number: spansOf(row.number, query),
          customer: spansOf(row.customer_masked, query),
        })),
        more: kind === "visit",
      }));
      return { groups: groups.filter(({ rows }) => rows.length > 0) };
    },
  });
}

/** Whatever the stage, so that each form can be looked at. */
const EVERY_OFFER: Offer[] = (Object.keys(forms) as ActionKind[]).map((action, place) => ({
  action,
  refusal: null,
  is_next: place === 0,
}));

function spansOf(words: string | null, query: string): Matched[] {
  const from = words?.indexOf(query.toUpperCase()) ?? -1;
  return from < 0 ? [] : [{ from, to: from + query.length }];
}

const PREVIEW: IntakePreview = {
  customer: {
    id: "k2",
    name: "冯晓敏",
    reading: ["fengxiaomin"],
    phone_masked: "139****1111",
    tier: "silver",
    open_complaints: 0,
    latest_order: null,
    pending: false,
  },
  orders: [],
  order: null,
  suggestion: { grade: "general", reasons: [], earlier: 0, within_days: 30 },
  grade: "general",
  needs_confirmation: false,
  duplicates: [],
  clocks: VIEW.clocks,
  tier: "silver",
  provisional_number: "QH-A3-0034K",
  defaults: {
    channel: "counter",
    source: "customer",
    phase: "after_service",
    category: "other",
  },
  refusal: null,
};

const KNOWN: KnownUser[] = [
  {
    user: "luzhiyao",
    name: "陆知遥",
    level: "L1",
    store: "青禾路店",
    has_pin: false,
    pin_works: false,
    lease_until: minutes(6 * 24 * 60),
  },
  {
    user: "hanlichuan",
    name: "韩立川",
    level: "L2",
    store: "青禾路店",
    has_pin: true,
    pin_works: true,
    lease_until: minutes(-60),
  },
];

function sessionOf(state: SessionView["state"]): SessionView {
  const firstRun = state === "first_run";
  return {
    state,
    staff:
      state === "signed_in"
        ? {
            id: "p1",
            name: "陆知遥",
            user: "luzhiyao",
            level: "L1",
            post: "门店体验官",
            stores: ["s1"],
            crew: null,
            seat: null,
            certified: true,
          }
        : null,
    stores: state === "signed_in" ? [{ id: "s1", code: "QH", name: "青禾路店" }] : [],
    device_code: firstRun ? null : "A3",
    central_url: firstRun ? null : "https://zhongxin.example.cn",
    known_users: firstRun ? [] : KNOWN,
    lease_until: state === "signed_in" ? minutes(6 * 24 * 60) : null,
    locked:
      state === "locked"
        ? {
            due_at: [minutes(11), minutes(240), minutes(24 * 60)],
            pending: 12,
            last_synced_at: minutes(-72),
          }
        : null,
    reading_is_masked: false,
    pin_possible: true,
    mode: firstRun ? "not_chosen" : "connected",
    solo_possible: true,
  };
}

function syncOf(state: string): SyncStatus {
  const at = state as SyncStatus["state"];
  const waiting = at === "offline" || at === "auth_needed";
  return {
    state: at,
    working_offline: false,
    pending: waiting ? 12 : 0,
    oldest_pending_at: waiting ? minutes(-72) : null,
    attention: at === "attention" ? 2 : 0,
    last_synced_at: minutes(-72),
    progress: at === "syncing" ? { done: 3, total: 12 } : null,
    trouble: at === "offline" ? "unreachable" : null,
    next_try_at: at === "offline" ? minutes(1) : null,
  };
}
