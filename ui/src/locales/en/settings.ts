import type { Wording } from "../wording";
import type { settings as source } from "../zh-CN/settings";

export const settings: Wording<typeof source> = {
  "settings.title": "Settings",
  "settings.appearance": "Appearance",
  "settings.language": "Language",
  "settings.theme": "Theme",
  "settings.theme.system": "As the system",
  "settings.theme.light": "Light",
  "settings.theme.dark": "Dark",
  "settings.theme.contrast": "High contrast",
  "settings.textSize": "Text size",
  "settings.textSize.100": "Standard 100%",
  "settings.textSize.125": "Large 125%",
  "settings.textSize.150": "Extra large 150%",
  "settings.appearance.hint": "Changes this laptop only, at once.",
  "settings.safety": "Security",
  "settings.lock": "Lock",
  "settings.lock.hint": "Lock when you leave. Deadlines go on, and unlocking needs no network.",
  "settings.laptop": "This laptop",
  "settings.person": "Signed in",
  "settings.deviceCode": "Laptop code",
  "settings.central": "Central address",
};
