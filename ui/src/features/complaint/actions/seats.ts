import { yuanWords } from "../../../components/yuan";
import { levelOf } from "../../../ipc/asMarks";
import type { Authority } from "../../../ipc/generated/Authority";
import type { ComplaintView } from "../../../ipc/generated/ComplaintView";
import { text } from "../../../locales/text";
import { formOf } from "./DescribedForm";
import { choice } from "./described";

const AUTHORITIES = [
  "hotline12315",
  "hotline12345",
  "platform",
] as const satisfies readonly Authority[];

const responsible = ({ complaint }: ComplaintView) => complaint.assignee ?? complaint.owner;

/** Who answers for it, inside and outside: T6 confirmed, T20, 改派, 交接, cases from authorities. */
export const seatForms = {
  escalate: formOf("escalate", {
    fields: { reason: { is: "text", label: () => text("form.escalateReason") } },
  }),
  acknowledge_escalation: formOf("acknowledge_escalation", {
    intro: ({ complaint }) =>
      complaint.escalation &&
      text("form.seatTakes", { seat: text(`seat.${levelOf(complaint.escalation.seat)}`) }),
    fields: {},
  }),
  confirm_emergency: formOf("confirm_emergency", {
    intro: ({ complaint }) =>
      complaint.emergency && text("form.confirmMeasure", { measure: complaint.emergency.measure }),
    fields: {},
  }),
  reassign: formOf("reassign", {
    fields: {
      assignee: {
        is: "person",
        label: () => text("form.newAssignee"),
        except: ({ complaint }) => complaint.assignee,
      },
      reason: { is: "text", label: () => text("form.reason") },
    },
    places: { unknown_staff: "assignee", assignee_keeps_out: "assignee" },
  }),
  hand_over: formOf("hand_over", {
    fields: {
      to: {
        is: "person",
        label: () => text("form.handTo"),
        except: responsible,
        hint: () => text("form.handOverWhy"),
      },
      note: { is: "text", label: () => text("form.handNote"), optional: true },
    },
    places: { unknown_staff: "to", assignee_keeps_out: "to", already_done: "to" },
  }),
  accept_hand_over: formOf("accept_hand_over", {
    intro: ({ complaint }) =>
      [text("form.acceptWhy"), complaint.hand_over?.note].filter(Boolean).join("\n"),
    fields: {},
  }),
  verify_amount: formOf("verify_amount", {
    fields: {
      verified: {
        is: "money",
        label: () => text("field.verified"),
        initial: ({ complaint }) => complaint.verified,
        hint: ({ complaint }) => text("form.claimedIs", { amount: yuanWords(complaint.claimed) }),
      },
    },
  }),
  note_external_case: formOf("note_external_case", {
    fields: {
      authority: choice(
        () => text("form.authority"),
        AUTHORITIES,
        (one) => text(`authority.${one}`),
      ),
      number: { is: "line", label: () => text("field.external_number") },
      notified_at: { is: "moment", label: () => text("field.notified_at"), empty: "now" },
    },
    renamed: { external_number: "number" },
  }),
  reply_to_external_case: formOf("reply_to_external_case", {
    fields: {
      reply: { is: "text", label: () => text("field.written_reply") },
      replied_at: { is: "moment", label: () => text("field.replied_at"), empty: "now" },
    },
    renamed: { written_reply: "reply" },
  }),
};
