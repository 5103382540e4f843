import type { Category } from "../../ipc/generated/Category";
import type { Command } from "../../ipc/generated/Command";
import type { ComplaintAction } from "../../ipc/generated/ComplaintAction";
import type { Contact } from "../../ipc/generated/Contact";
import type { Field } from "../../ipc/generated/Field";
import type { FieldEdit } from "../../ipc/generated/FieldEdit";
import type { FieldValue } from "../../ipc/generated/FieldValue";
import type { Grade } from "../../ipc/generated/Grade";

/** A value of a refused command that a person may set right before it is given again. */
export type Changeable = { name: Field | "grade" } & (
  | { is: "line" | "text"; value: string; put: (value: string) => Command }
  | { is: "money"; value: number; put: (value: number) => Command }
  | { is: "category"; value: Category; put: (value: Category) => Command }
  | { is: "grade"; value: Grade; put: (value: Grade) => Command }
);

const LINES: readonly Field[] = [
  "name",
  "phone",
  "address",
  "purpose",
  "title",
  "from",
  "to",
  "external_number",
];

const words = (name: Field, value: string, put: (value: string) => Command): Changeable => ({
  name,
  is: LINES.includes(name) ? "line" : "text",
  value,
  put,
});

/** Words, amounts and the grade. Whom, when and what it is about stay: that would be another command. */
export function changeable(command: Command): Changeable[] {
  switch (command.type) {
    case "act_on_complaint":
      return ofAction(command.action, (action) => ({ ...command, action }));
    case "edit_customer":
      return ofEdits(command.edit.edits, (edits) => ({
        ...command,
        edit: { ...command.edit, edits },
      }));
    case "register_complaint": {
      const { complaint } = command;
      const put = (change: Partial<typeof complaint>): Command => ({
        ...command,
        complaint: { ...complaint, ...change },
      });
      return [
        words("description", complaint.description, (description) => put({ description })),
        words("remedy", complaint.remedy_words, (remedy_words) => put({ remedy_words })),
        {
          name: "claimed",
          is: "money",
          value: complaint.claimed,
          put: (claimed) => put({ claimed }),
        },
        { name: "grade", is: "grade", value: complaint.grade, put: (grade) => put({ grade }) },
      ];
    }
    case "register_customer": {
      const { customer } = command;
      const names = ["name", "phone", "address", "remarks"] as const;
      return names.map((name) =>
        words(name, customer[name], (value) => ({
          ...command,
          customer: { ...customer, [name]: value },
        })),
      );
    }
    case "log_visit": {
      const { visit } = command;
      const names = ["purpose", "feedback", "next_step", "remarks"] as const;
      return names.map((name) =>
        words(name, visit[name], (value) => ({ ...command, visit: { ...visit, [name]: value } })),
      );
    }
    case "register_move_order": {
      const { order } = command;
      const names = ["from", "to"] as const;
      return [
        ...names.map((name) =>
          words(name, order[name], (value) => ({ ...command, order: { ...order, [name]: value } })),
        ),
        {
          name: "price",
          is: "money",
          value: order.price,
          put: (price) => ({ ...command, order: { ...order, price } }),
        },
      ];
    }
    case "create_task": {
      const { task } = command;
      const names = ["title", "remarks"] as const;
      return names.map((name) =>
        words(name, task[name], (value) => ({ ...command, task: { ...task, [name]: value } })),
      );
    }
    case "finish_task": {
      const { finish } = command;
      return [words("note", finish.note, (note) => ({ ...command, finish: { ...finish, note } }))];
    }
    case "import_customers":
    case "import_complaints":
    case "undo_import":
    case "hand_to_supervisor":
    case "discard_refused":
    case "decide_review":
    case "take_review_back":
    case "act_on_move_order":
    case "record_move_part":
      return [];
  }
}

function ofAction(given: ComplaintAction, put: (action: ComplaintAction) => Command): Changeable[] {
  switch (given.type) {
    case "acknowledge":
      return textsOf(given, put, ["said", "said"]);
    case "triage":
      return [
        {
          name: "grade",
          is: "grade",
          value: given.grade,
          put: (grade) => put({ ...given, grade }),
        },
        ...textsOf(given, put, ["reason", "reason"]),
        ...(given.contact ? [saidOf(given.contact, (contact) => put({ ...given, contact }))] : []),
      ];
    case "take":
      return [
        words("bridging", given.bridging ?? "", (bridging) =>
          put({ ...given, bridging: bridging.trim() === "" ? null : bridging }),
        ),
      ];
    case "note_progress":
    case "hand_over":
      return textsOf(given, put, ["note", "note"]);
    case "start_emergency":
      return textsOf(given, put, ["measure", "measure"]);
    case "pause":
      return textsOf(given, put, ["awaited", "awaited"]);
    case "reject_solution":
      return textsOf(given, put, ["objection", "objection"]);
    case "propose":
      return [
        ...textsOf(given, put, ["solution", "solution"]),
        { name: "cost", is: "money", value: given.cost, put: (cost) => put({ ...given, cost }) },
        {
          name: "compensation",
          is: "money",
          value: given.compensation,
          put: (compensation) => put({ ...given, compensation }),
        },
      ];
    case "resolve":
      return textsOf(given, put, ["done", "done"]);
    case "revisit": {
      const { answers } = given;
      return answers === null
        ? []
        : [
            words("comment", answers.comment, (comment) =>
              put({ ...given, answers: { ...answers, comment } }),
            ),
          ];
    }
    case "close":
      return given.improvement === null ? [] : textsOf(given, put, ["improvement", "improvement"]);
    case "close_as_duty_done":
      return textsOf(
        given,
        put,
        ["written_reply", "written_reply"],
        ["remedies_told", "remedies_told"],
      );
    case "regrade":
      return [
        {
          name: "grade",
          is: "grade",
          value: given.grade,
          put: (grade) => put({ ...given, grade }),
        },
        ...textsOf(given, put, ["reason", "reason"]),
      ];
    case "verify_amount":
      return [
        {
          name: "verified",
          is: "money",
          value: given.verified,
          put: (verified) => put({ ...given, verified }),
        },
      ];
    case "escalate":
    case "approve_longer_pause":
    case "reopen":
    case "reassign":
    case "cancel":
      return textsOf(given, put, ["reason", "reason"]);
    case "note_external_case":
      return textsOf(given, put, ["number", "external_number"]);
    case "reply_to_external_case":
      return textsOf(given, put, ["reply", "written_reply"]);
    case "attempt_contact":
    case "confirm_emergency":
    case "resume":
    case "send_survey":
    case "accept_hand_over":
    case "merge":
    case "acknowledge_escalation":
      return [];
    case "edit":
      return ofEdits(given.edits, (edits) => put({ ...given, edits }));
  }
}

/** Texts of an action, each with what a form calls it. */
function textsOf<Given extends ComplaintAction>(
  given: Given,
  put: (action: ComplaintAction) => Command,
  ...fields: readonly (readonly [key: keyof Given & string, name: Field])[]
): Changeable[] {
  return fields.map(([key, name]) =>
    words(name, String(given[key]), (value) => put({ ...given, [key]: value })),
  );
}

const saidOf = (contact: Contact, put: (contact: Contact) => Command) =>
  words("said", contact.said, (said) => put({ ...contact, said }));

function ofEdits(edits: readonly FieldEdit[], put: (edits: FieldEdit[]) => Command): Changeable[] {
  return edits.flatMap((edit): Changeable[] => {
    const { field: name, mine } = edit;
    const set = (value: FieldValue) =>
      put(edits.map((other) => (other === edit ? { ...edit, mine: value } : other)));
    switch (mine.is) {
      case "text":
      case "empty":
        return [
          words(name, mine.is === "text" ? mine.text : "", (text) =>
            set(text.trim() === "" ? { is: "empty" } : { is: "text", text }),
          ),
        ];
      case "money":
        return [{ name, is: "money", value: mine.fen, put: (fen) => set({ is: "money", fen }) }];
      case "choice":
        return name === "category"
          ? [
              {
                name,
                is: "category",
                value: mine.word as Category,
                put: (word) => set({ is: "choice", word }),
              },
            ]
          : [];
      default:
        return [];
    }
  });
}
