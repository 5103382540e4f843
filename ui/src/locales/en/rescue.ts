import type { Wording } from "../wording";
import type { rescue as source } from "../zh-CN/rescue";

export const rescue: Wording<typeof source> = {
  "rescue.title": "The database on this laptop is damaged. It can be restored",
  "rescue.steps":
    "What was not sent yet is taken out first, then the damaged database is set aside as it is (never deleted), and everything else comes down from the central again. This needs a network.",
  "rescue.start": "Take out what was not sent, and restore",
  "rescue.working": "Restoring, please leave the laptop on…",
  "rescue.done":
    "Restored. {count, plural, one {One command that was not sent was taken out and is} other {{count} commands that were not sent were taken out and are}} being sent again.",
  "rescue.doneNone": "Restored. Nothing was found that had not been sent.",
  "rescue.partly":
    "Parts of the database could not be read, so something may be missing. The damaged database was kept whole; please tell the administrator.",
  "rescue.enter": "Open the desk",
};
