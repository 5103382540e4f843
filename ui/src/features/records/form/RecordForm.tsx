import { useRef, useState } from "react";
import { Banner } from "../../../components/Banner";
import { Button } from "../../../components/Button";
import { Dialog } from "../../../components/Dialog";
import { Field } from "../../../components/Field";
import { useFocusOnProblem } from "../../../components/focusOnProblem";
import { Chip } from "../../../components/marks";
import { ErrorBanner } from "../../../errors/ErrorBanner";
import type { AskForm } from "../../../ipc/generated/AskForm";
import type { Form } from "../../../ipc/generated/Form";
import type { RecordReceipt } from "../../../ipc/generated/RecordReceipt";
import type { SavedForm } from "../../../ipc/generated/SavedForm";
import { useAnswer } from "../../../ipc/queries";
import { useText } from "../../../locales/text";
import { enterMovesOn } from "../../intake/advance";
import { timeWithSeconds } from "../../intake/savedTime";
import { FieldInput } from "./FieldInput";
import { noLongerOffered } from "./offered";
import { useRecordForm } from "./useRecordForm";

export interface RecordFormProps {
  /** Which form, and what to fill it from. */
  asked: AskForm;
  /** A draft to go on with. */
  saved?: SavedForm;
  onClose: () => void;
  onSubmitted: (receipt: RecordReceipt, form: AskForm["form"]) => void;
}

/** Any form that the domain describes, by keyboard alone. */
export function RecordForm(props: RecordFormProps) {
  const text = useText();
  // Asked anew each time: the fields to begin with are of this moment.
  const { data, error, refetch } = useAnswer("get_form", props.asked, { forget: true });
  if (data) return <Filled form={data} {...props} />;
  return (
    error && (
      <Dialog narrow open onClose={props.onClose} title={text(`form.${props.asked.form}`)}>
        <ErrorBanner error={error} onAct={() => void refetch()} />
      </Dialog>
    )
  );
}

/** `Alt` and a digit jump to a field. */
const DIGITS = 9;

function Filled({
  form: given,
  asked,
  saved,
  onClose,
  onSubmitted,
}: RecordFormProps & { form: Form }) {
  const text = useText();
  // A push may bring the description again; what is being filled in stays as it was.
  const [form] = useState(given);
  const filling = useRecordForm(form, asked.complaint, saved);
  const body = useRef<HTMLDivElement>(null);
  const focusProblem = useFocusOnProblem(body);

  async function submit() {
    const receipt = await filling.submit();
    if (receipt === null) focusProblem();
    else onSubmitted(receipt, form.form);
  }
  function close() {
    // Kept, not discarded; the window need not wait for the disk.
    void filling.flush();
    onClose();
  }
  const customer = filling.valueOf("customer");
  return (
    <Dialog
      open
      title={text(`form.${form.form}`)}
      onClose={close}
      onSubmit={() => void submit()}
      origin={
        saved && (
          <Chip tone="outline">
            {text(saved.draft.supersedes === null ? "intake.continued" : "intake.resend")}
          </Chip>
        )
      }
      draft={
        filling.unsaved
          ? text("intake.draftUnsaved")
          : filling.savedAt === null
            ? ""
            : text("intake.draftSaved", { time: timeWithSeconds(filling.savedAt) })
      }
      outcome={text("form.outcome")}
      actions={
        <>
          <Button kind="plain" onPress={close}>
            {text("intake.cancel")}
          </Button>
          <Button kind="primary" keys="Ctrl+Enter" onPress={() => void submit()}>
            {text(filling.submitting ? "form.saving" : "form.save")}
          </Button>
        </>
      }
    >
      {/* Enter goes to the next field; each control keeps its own keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={body} onKeyDown={enterMovesOn} aria-busy={filling.submitting}>
        {form.fields.map((described, index) => (
          <Field
            key={described.field}
            label={text(`field.${described.field}`)}
            optional={!described.required}
            wideLabel
            error={filling.problemAt(described.field)}
            {...(index < DIGITS ? { number: index + 1 } : {})}
          >
            <FieldInput
              described={described}
              value={filling.valueOf(described.field)}
              onChange={(value) => {
                filling.set(described.field, value);
                // Another customer's order it can't be.
                if (described.field === "customer" && filling.valueOf("order").is !== "empty")
                  filling.set("order", { is: "empty" });
                for (const gone of noLongerOffered(
                  form.fields,
                  described.field,
                  value,
                  filling.valueOf,
                ))
                  filling.set(gone, { is: "empty" });
              }}
              onUnread={(unread) => filling.setUnread(described.field, unread)}
              customer={customer.is === "record" ? customer.id : null}
              valueOf={filling.valueOf}
            />
          </Field>
        ))}
        {filling.banner && (
          <Banner
            tone="danger"
            title={text("form.notSaved")}
            {...(filling.banner.incident === null ? {} : { incident: filling.banner.incident })}
          >
            {filling.banner.words}
          </Banner>
        )}
      </div>
    </Dialog>
  );
}
