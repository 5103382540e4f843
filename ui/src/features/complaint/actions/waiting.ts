import { nowMs } from "../../../components/now";
import type { PauseClass } from "../../../ipc/generated/PauseClass";
import { text } from "../../../locales/text";
import { formOf } from "./DescribedForm";
import { choice, means } from "./described";

const PAUSE_CLASSES = [
  "customer",
  "third_party",
  "parts",
  "force_majeure",
] as const satisfies readonly PauseClass[];

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** In whole minutes, as the field shows it. */
const inADay = () => Math.floor((nowMs() + DAY_MS) / MINUTE_MS) * MINUTE_MS;

/** Policy T7, T8, T10 and decision 4: what a complaint waits for. */
export const waitingForms = {
  attempt_contact: formOf("attempt_contact", {
    intro: () => text("form.attemptWhy"),
    fields: {
      // Nobody is missed face to face without having gone there, so it comes last.
      means: means(["call", "wechat", "sms", "online", "in_person"]),
      attempted_at: { is: "moment", label: () => text("field.attempted_at"), empty: "now" },
    },
  }),
  pause: formOf("pause", {
    fields: {
      class: choice(
        () => text("field.pause_class"),
        PAUSE_CLASSES,
        (one) => text(`pauseClass.${one}`),
      ),
      awaited: { is: "text", label: () => text("field.awaited") },
      resume_by: {
        is: "moment",
        label: () => text("field.resume_by"),
        empty: "unfilled",
        way: "ahead",
        initial: inADay,
        hint: () => text("form.resumeByWhy"),
      },
    },
    places: { pause_out_of_range: "resume_by", only_the_customer_is_awaited: "class" },
    renamed: { pause_class: "class" },
  }),
  approve_longer_pause: formOf("approve_longer_pause", {
    fields: {
      reason: { is: "text", label: () => text("form.reason"), hint: () => text("form.longerWhy") },
    },
  }),
  resume: formOf("resume", {
    fields: {
      customer_replied_at: {
        is: "moment",
        label: () => text("form.customerRepliedAt"),
        empty: "nothing",
        hint: () => text("form.customerRepliedWhy"),
      },
    },
    renamed: { replied_at: "customer_replied_at" },
  }),
  reject_solution: formOf("reject_solution", {
    fields: { objection: { is: "text", label: () => text("field.objection") } },
  }),
};
