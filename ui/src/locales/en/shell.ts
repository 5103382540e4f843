import type { Wording } from "../wording";
import type { shell as source } from "../zh-CN/shell";

export const shell: Wording<typeof source> = {
  "app.name": "Doorstep",
  "window.minimize": "Minimise",
  "window.maximize": "Maximise",
  "window.close": "Close",
  "rail.label": "Main navigation",
  "rail.new": "New",
  "pane.list": "List",
  "pane.detail": "Details",
  "pane.divider": "Change the width of the list",
};
