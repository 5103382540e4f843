import { LISTED, type ListedKind } from "../features/records/kinds";

export const SCREENS = [
  "today",
  "attention",
  "complaints",
  "visits",
  "orders",
  "customers",
  "tasks",
  "settings",
] as const;
export type ScreenName = (typeof SCREENS)[number];

/** In the order of the rail, which is that of the digits after Ctrl G. */
export const RAIL_SCREENS = SCREENS.filter((screen) => screen !== "settings");

export function isScreen(name: string): name is ScreenName {
  return SCREENS.some((screen) => screen === name);
}

/** The screen that lists a kind of record. */
export const KIND_SCREENS = {
  visit: "visits",
  move_order: "orders",
  customer: "customers",
  task: "tasks",
} as const satisfies Record<ListedKind, ScreenName>;

export function kindOf(screen: ScreenName): ListedKind | null {
  return LISTED.find((kind) => KIND_SCREENS[kind] === screen) ?? null;
}
