import type { ComponentType } from "react";
import type { ActionKind } from "../../../ipc/generated/ActionKind";
import { AcknowledgeForm } from "./AcknowledgeForm";
import type { ActionFormProps } from "./ActionDialog";
import { afterCareForms } from "./afterCare";
import { EditForm } from "./EditForm";
import { EmergencyForm } from "./EmergencyForm";
import { MergeForm } from "./MergeForm";
import { ProgressForm } from "./ProgressForm";
import { ProposeForm } from "./ProposeForm";
import { RegradeForm } from "./RegradeForm";
import { ResolveForm } from "./ResolveForm";
import { RevisitForm } from "./RevisitForm";
import { seatForms } from "./seats";
import { TakeForm } from "./TakeForm";
import { TriageForm } from "./TriageForm";
import { waitingForms } from "./waiting";

/** Each action has its form; a new action without one does not compile. */
export const forms: Record<ActionKind, ComponentType<ActionFormProps>> = {
  ...waitingForms,
  ...afterCareForms,
  ...seatForms,
  acknowledge: AcknowledgeForm,
  triage: TriageForm,
  take: TakeForm,
  note_progress: ProgressForm,
  start_emergency: EmergencyForm,
  propose: ProposeForm,
  resolve: ResolveForm,
  revisit: RevisitForm,
  regrade: RegradeForm,
  merge: MergeForm,
  edit: EditForm,
};

/** No two the same, and none that the list beside it has. What is rare has none: 更多 leads there. */
export const actionKeys: Partial<Record<ActionKind, string>> = {
  acknowledge: "R",
  attempt_contact: "N",
  triage: "G",
  take: "Y",
  note_progress: "P",
  start_emergency: "M",
  propose: "S",
  reject_solution: "B",
  resolve: "V",
  pause: "W",
  resume: "U",
  send_survey: "Q",
  revisit: "F",
  close: "C",
  reopen: "O",
  regrade: "T",
  reassign: "A",
  hand_over: "H",
  accept_hand_over: "I",
  acknowledge_escalation: "D",
  escalate: "E",
  edit: "X",
};

/** As the props of a button. */
export function keyOf(kind: ActionKind): { keys?: string } {
  const keys = actionKeys[kind];
  return keys === undefined ? {} : { keys };
}
