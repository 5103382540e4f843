import { useRef, useState } from "react";
import { Banner } from "../../components/Banner";
import { Button, LinkButton } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { useFocusOnProblem } from "../../components/focusOnProblem";
import { Chip } from "../../components/marks";
import type { Receipt } from "../../ipc/generated/Receipt";
import type { SavedDraft } from "../../ipc/generated/SavedDraft";
import { sentences } from "../../locales/joined";
import { useText } from "../../locales/text";
import { enterMovesOn, focusAfter } from "./advance";
import { ChannelField } from "./ChannelField";
import { CustomerField } from "./CustomerField";
import { Duplicates } from "./Duplicates";
import { GradeField } from "./GradeField";
import { MoreFields } from "./MoreFields";
import { useNewCustomer } from "./NewCustomerFields";
import { OrderField } from "./OrderField";
import { Outcome } from "./Outcome";
import { timeWithSeconds } from "./savedTime";
import { SettledFields } from "./SettledFields";
import { StakesField, StoryField } from "./StoryFields";
import { useIntake } from "./useIntake";

export interface IntakeDialogProps {
  open: boolean;
  onClose: () => void;
  /** A draft to go on with; without one the form is empty. */
  draft?: SavedDraft;
  /** Whom a new complaint is from, when one comes from their page. */
  customer?: string;
  onRegistered: (receipt: Receipt) => void;
  /** Opens a likely duplicate; the draft is kept. */
  onOpenComplaint?: (id: string) => void;
}

/** 登记投诉: six fields, by keyboard alone. */
export function IntakeDialog(props: IntakeDialogProps) {
  // A closed form forgets all; what was typed is in its draft.
  return props.open && <Form key={props.draft?.draft.id} {...props} />;
}

function Form({
  onClose,
  draft: saved,
  customer,
  onRegistered,
  onOpenComplaint,
}: IntakeDialogProps) {
  const text = useText();
  const intake = useIntake(saved, customer);
  const { draft, preview, submitting } = intake;
  const [more, setMore] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const focusProblem = useFocusOnProblem(form);

  function picked() {
    const field = form.current?.querySelector("[role=combobox]");
    // The orders of the customer come with the next preview; until then 渠道 is next.
    if (form.current && field) focusAfter(form.current, field);
  }
  const newCustomer = useNewCustomer(
    (customer_query) => intake.patch({ customer_query }),
    (made) => {
      intake.pick(made);
      picked();
    },
  );

  async function register() {
    const receipt = await intake.register(newCustomer.make);
    if (receipt === null) {
      focusProblem();
      return;
    }
    onRegistered(receipt);
    onClose();
  }
  function close() {
    // Kept, not discarded; the window need not wait for the disk.
    void intake.flush();
    onClose();
  }

  return (
    <Dialog
      open
      onClose={close}
      onSubmit={() => void register()}
      title={text("intake.title")}
      origin={
        saved && (
          <Chip tone="outline">
            {text(draft.supersedes === null ? "intake.continued" : "intake.resend")}
          </Chip>
        )
      }
      draft={
        intake.unsaved
          ? text("intake.draftUnsaved")
          : intake.savedAt === null
            ? ""
            : text("intake.draftSaved", { time: timeWithSeconds(intake.savedAt) })
      }
      outcome={<Outcome preview={preview} />}
      actions={
        <>
          <Button kind="plain" onPress={close}>
            {text("intake.cancel")}
          </Button>
          <Button kind="primary" keys="Ctrl+Enter" onPress={() => void register()}>
            {text(submitting ? "intake.registering" : "intake.register")}
          </Button>
        </>
      }
    >
      {/* Enter goes to the next field; each control keeps its own keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={form} onKeyDown={enterMovesOn} aria-busy={submitting}>
        <CustomerField intake={intake} newCustomer={newCustomer} onPicked={picked} />
        <OrderField intake={intake} />
        <ChannelField intake={intake} />
        <StoryField intake={intake} />
        <StakesField intake={intake} onMore={() => setMore(true)} />
        <GradeField intake={intake} />
        <SettledFields intake={intake} />
        {more ? (
          <MoreFields intake={intake} />
        ) : (
          <p className="pl-(--label-column) text-meta large:pl-0">
            <LinkButton onPress={() => setMore(true)}>{text("intake.moreFields")}</LinkButton>
          </p>
        )}
        <Duplicates
          hits={preview?.duplicates ?? []}
          onOpen={
            onOpenComplaint &&
            ((id) => {
              close();
              onOpenComplaint(id);
            })
          }
        />
        {intake.banner && (
          <Banner
            tone="danger"
            title={text("intake.notRegistered")}
            {...(intake.banner.incident === null ? {} : { incident: intake.banner.incident })}
          >
            {sentences([intake.banner.words.said, intake.banner.words.next])}
          </Banner>
        )}
      </div>
    </Dialog>
  );
}
