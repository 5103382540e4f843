import type { IconName } from "../../components/icons";
import type { FormKind } from "../../ipc/generated/FormKind";
import type { RecordKind } from "../../ipc/generated/RecordKind";

/** Kinds with a screen of their own that serves them all alike; complaints have the queue's. */
export const LISTED = ["visit", "move_order", "customer", "task"] as const;
export type ListedKind = (typeof LISTED)[number];

/** Kinds that are ever finished, so that a list can leave the finished ones out. */
export const FINISHING: readonly ListedKind[] = ["move_order", "task"];

export const NEW_FORMS: Readonly<Record<ListedKind, FormKind>> = {
  visit: "log_visit",
  move_order: "new_move_order",
  customer: "new_customer",
  task: "new_task",
};

export const KIND_ICONS: Readonly<Record<RecordKind, IconName>> = {
  complaint: "complaint",
  visit: "visit",
  move_order: "move",
  move_part: "attach",
  customer: "people",
  task: "task",
  staff: "people",
  crew: "people",
  store: "visit",
  import: "upload",
  review: "inbox",
  timeline_entry: "clock",
};

/** The key of each form on a record's page. */
export const FORM_KEYS: Readonly<Record<FormKind, string>> = {
  new_customer: "U",
  edit_customer: "X",
  log_visit: "V",
  new_move_order: "M",
  new_task: "T",
  finish_task: "F",
};
