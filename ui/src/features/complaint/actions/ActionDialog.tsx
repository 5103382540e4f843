import { useRef, type ComponentType } from "react";
import { Banner } from "../../../components/Banner";
import { Button } from "../../../components/Button";
import { Dialog } from "../../../components/Dialog";
import { Chip } from "../../../components/marks";
import type { ActionKind } from "../../../ipc/generated/ActionKind";
import type { Choices } from "../../../ipc/generated/Choices";
import type { CommandId } from "../../../ipc/generated/CommandId";
import type { ComplaintAction } from "../../../ipc/generated/ComplaintAction";
import type { ComplaintView } from "../../../ipc/generated/ComplaintView";
import type { Field } from "../../../ipc/generated/Field";
import type { Refusal } from "../../../ipc/generated/Refusal";
import { useAnswer } from "../../../ipc/queries";
import { useText } from "../../../locales/text";
import { enterMovesOn } from "../../intake/advance";
import { timeWithSeconds } from "../../intake/savedTime";
import { useActionForm } from "./useActionForm";

/** A refused action to send again, with what was typed then. */
export interface RefusedAction {
  action: ComplaintAction;
  supersedes: CommandId;
}

export interface ActionFormProps {
  view: ComplaintView;
  prefill?: RefusedAction;
  onClose: () => void;
}

export interface FieldsProps<Form> {
  form: Form;
  set: (change: Partial<Form>) => void;
  /** What is wrong with a field of the form. */
  problemAt: (field: keyof Form) => string | undefined;
  /** What is typed is no amount or no moment. */
  setUnread: (field: keyof Form, unread: boolean) => void;
  view: ComplaintView;
  choices: Choices;
}

export interface Missing<Form> {
  missing: keyof Form;
  /** The default asks to choose one. */
  words?: string;
}

/** What makes one action's form. Its keys are those of the action, so drafts fit both. */
export interface ActionSpec<Form extends object> {
  kind: ActionKind;
  initial: (view: ComplaintView) => Form;
  /** What was typed for a refused action, where the form isn't shaped as the action. */
  typed?: (action: ComplaintAction) => object;
  /** The action, or the field that is still to be filled. */
  toAction: (form: Form, now: number) => ComplaintAction | Missing<Form>;
  /** Where a refusal without a field of its own is shown. */
  places?: Partial<Record<Refusal["code"], keyof Form>>;
  /** Fields that a refusal calls otherwise than the form. */
  renamed?: Partial<Record<Field, keyof Form>>;
  Fields: ComponentType<FieldsProps<Form>>;
}

const NO_CHOICES: Choices = { colleagues: [], departments: [] };

/** The frame around every action's form: kept on Esc, sent with Ctrl Enter. */
export function ActionDialog<Form extends object>({
  spec,
  view,
  prefill,
  onClose,
}: ActionFormProps & { spec: ActionSpec<Form> }) {
  const text = useText();
  const state = useActionForm(spec, view, prefill, onClose);
  const choices = useAnswer("get_choices", { id: view.complaint.id });
  const body = useRef<HTMLDivElement>(null);
  const { form, banner, saving } = state;
  const title = text(`action.${spec.kind}`);

  async function submit() {
    if (await state.submit()) return;
    requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(),
    );
  }

  // Reading the draft takes a blink; with its fields the dialog knows where to put the focus.
  if (form === null) return null;
  return (
    <Dialog
      open
      narrow
      title={title}
      onClose={state.close}
      onSubmit={() => void submit()}
      origin={prefill && <Chip tone="outline">{text("actions.again")}</Chip>}
      draft={
        state.savedAt === null
          ? ""
          : text("actions.draftSaved", { time: timeWithSeconds(state.savedAt) })
      }
      actions={
        <>
          <Button kind="plain" onPress={state.close}>
            {text("actions.cancel")}
          </Button>
          <Button kind="primary" keys="Ctrl+Enter" onPress={() => void submit()}>
            {saving ? text("actions.saving") : title}
          </Button>
        </>
      }
    >
      {/* Enter goes to the next field; each control keeps its own keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={body} onKeyDown={enterMovesOn} aria-busy={saving}>
        <spec.Fields
          form={form}
          set={state.set}
          problemAt={state.problemAt}
          setUnread={state.setUnread}
          view={view}
          choices={choices.data ?? NO_CHOICES}
        />
        {banner !== null && (
          <Banner
            tone="danger"
            title={text("actions.kept")}
            {...(banner.incident === null ? {} : { incident: banner.incident })}
          >
            {banner.words}
          </Banner>
        )}
      </div>
    </Dialog>
  );
}
