import type { ComponentType } from "react";
import type { ActionKind } from "../../../ipc/generated/ActionKind";
import { AcknowledgeForm } from "./AcknowledgeForm";
import type { ActionFormProps } from "./ActionDialog";
import { EditForm } from "./EditForm";
import { EmergencyForm } from "./EmergencyForm";
import { EscalateForm } from "./EscalateForm";
import { ProgressForm } from "./ProgressForm";
import { ProposeForm } from "./ProposeForm";
import { ResolveForm } from "./ResolveForm";
import { TakeForm } from "./TakeForm";
import { TriageForm } from "./TriageForm";

/** Each action has its form and its key; a new action without them does not compile. */
export const forms: Record<ActionKind, ComponentType<ActionFormProps>> = {
  acknowledge: AcknowledgeForm,
  triage: TriageForm,
  take: TakeForm,
  note_progress: ProgressForm,
  start_emergency: EmergencyForm,
  propose: ProposeForm,
  resolve: ResolveForm,
  escalate: EscalateForm,
  edit: EditForm,
};

export const actionKeys: Record<ActionKind, string> = {
  acknowledge: "R",
  triage: "G",
  take: "Y",
  note_progress: "P",
  start_emergency: "M",
  propose: "S",
  resolve: "V",
  escalate: "E",
  edit: "X",
};
