import { onDemand } from "./onDemand";

// What is not seen first. 今日工作台, a complaint and its form are in the first file.

export const AttentionScreen = onDemand(
  async () => (await import("../features/attention/AttentionScreen")).AttentionScreen,
);
export const RecordForm = onDemand(
  async () => (await import("../features/records/form/RecordForm")).RecordForm,
);
export const RecordPage = onDemand(
  async () => (await import("../features/records/RecordPage")).RecordPage,
);
export const RecordsScreen = onDemand(
  async () => (await import("../features/records/RecordsScreen")).RecordsScreen,
);
export const SettingsScreen = onDemand(
  async () => (await import("../features/settings/SettingsScreen")).SettingsScreen,
);
