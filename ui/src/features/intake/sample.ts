import type { CustomerHit } from "../../ipc/generated/CustomerHit";
import type { IntakePreview } from "../../ipc/generated/IntakePreview";
import { clocks, NOW } from "../complaint/sample";

/** Invented, for tests and for looking. */
export const zhang: CustomerHit = {
  id: "customer-zhang",
  name: "张三",
  reading: ["zhang", "san"],
  phone_masked: "137****5521",
  tier: "gold",
  open_complaints: 0,
  latest_order: {
    id: "order-121",
    number: "BJ-2603-00121",
    stage: "after_service",
    moves_at: NOW - 86_400_000,
    route: "青禾路 – 望江门",
    price: 280_000,
  },
  pending: false,
};
export const zeng: CustomerHit = {
  ...zhang,
  id: "customer-zeng",
  name: "曾森",
  reading: ["zeng", "sen"],
  phone_masked: "133****7706",
  tier: "silver",
  open_complaints: 1,
  latest_order: null,
};

export const preview: IntakePreview = {
  customer: zhang,
  orders: zhang.latest_order ? [zhang.latest_order] : [],
  order: "order-121",
  suggestion: {
    grade: "important",
    reasons: [
      { type: "amount", claimed: 80_000, threshold: 50_000 },
      { type: "category", category: "damage" },
    ],
    earlier: 0,
    within_days: 30,
  },
  grade: "important",
  needs_confirmation: true,
  duplicates: [
    {
      id: "c-1",
      title: "衣柜门板有划痕",
      number: "TS-2603-00398",
      grade: "general",
      stage: "acknowledged",
      raised_at: NOW - 86_400_000,
    },
  ],
  clocks: clocks
    .filter(({ kind }) => kind !== "activation")
    .map((clock) => ({ ...clock, state: { type: "running" } })),
  tier: "gold",
  provisional_number: "QH-A3-0033F",
  defaults: {
    channel: "counter",
    source: "customer",
    phase: "after_service",
    category: "damage",
  },
  refusal: null,
};
