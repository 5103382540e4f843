export const SCREENS = ["today", "attention", "complaints", "settings"] as const;
export type ScreenName = (typeof SCREENS)[number];

export function isScreen(name: string): name is ScreenName {
  return SCREENS.some((screen) => screen === name);
}
