import type { CancelReason } from "../../../ipc/generated/CancelReason";
import type { ComplaintView } from "../../../ipc/generated/ComplaintView";
import { text } from "../../../locales/text";
import { formOf } from "./DescribedForm";
import { choice, means } from "./described";

const CANCEL_REASONS = [
  "duplicate",
  "withdrawn",
  "other",
] as const satisfies readonly CancelReason[];

const wasReached = ({ complaint }: ComplaintView) =>
  complaint.visits.some(({ answers }) => answers !== null);

/** What follows a resolution, and the ends: the survey, T13 to T16, T18. */
export const afterCareForms = {
  send_survey: formOf("send_survey", {
    intro: () => text("form.surveyWhy"),
    fields: { means: means(["sms", "wechat", "call", "in_person", "online"]) },
  }),
  close: formOf("close", {
    intro: (view) => (wasReached(view) ? null : text("form.closesUnreached")),
    fields: {
      improvement: {
        is: "text",
        label: () => text("field.improvement"),
        orNone: () => text("form.noImprovement"),
        startsAsNone: (view) => !wasReached(view),
      },
    },
  }),
  close_as_duty_done: formOf("close_as_duty_done", {
    intro: () => text("form.dutyDoneWhy"),
    fields: {
      written_reply: { is: "text", label: () => text("field.written_reply") },
      remedies_told: { is: "text", label: () => text("field.remedies_told") },
    },
  }),
  reopen: formOf("reopen", {
    intro: () => text("form.reopenWhy"),
    fields: { reason: { is: "text", label: () => text("form.reopenReason") } },
  }),
  cancel: formOf("cancel", {
    intro: () => text("form.cancelEffect"),
    fields: {
      why: choice(
        () => text("form.cancelWhy"),
        CANCEL_REASONS,
        (one) => text(`cancelReason.${one}`),
      ),
      reason: { is: "text", label: () => text("form.cancelReason") },
    },
    places: { level_too_low: "why" },
  }),
};
