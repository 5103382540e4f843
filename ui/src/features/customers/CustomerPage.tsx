import { Button } from "../../components/Button";
import { PendingMark, TierSeal } from "../../components/marks";
import { useNow } from "../../components/now";
import { useShortcuts } from "../../components/shortcuts";
import { tierOf } from "../../ipc/asMarks";
import type { RecordView } from "../../ipc/generated/RecordView";
import { useText } from "../../locales/text";
import { History } from "../complaint/History";
import { useDesk } from "../records/desk";
import { NotNow, OfferButtons, offerKeys } from "../records/Offers";
import { FieldTerms } from "../records/RecordFields";
import { RecordFrame } from "../records/RecordFrame";
import { Related } from "../records/Related";
import { Figures } from "./Figures";

const REFRESH_MS = 30_000;

/** A customer: who, what is open, everything that was ever logged about them. */
export function CustomerPage({ view }: { view: RecordView }) {
  const text = useText();
  const desk = useDesk();
  const now = useNow(() => REFRESH_MS);
  const { row, fields } = view;
  const complain = () => desk.newComplaint(row.id);
  const phone = fields.find(({ field }) => field === "phone")?.value;
  const address = fields.find(({ field }) => field === "address")?.value;
  const facts = fields.filter(({ field }) => field !== "name");
  useShortcuts({ C: complain, ...offerKeys(view, desk.openForm) });

  return (
    <RecordFrame
      refused={view.refused}
      onOpenAttention={desk.openAttention}
      sideMayGoBelow
      header={
        <>
          <header className="flex flex-wrap items-center gap-x-12 gap-y-8 border-b border-line-1 px-20 py-12">
            <div className="min-w-0">
              <div className="flex flex-wrap items-center gap-x-8 gap-y-2">
                <h1 className="text-title break-words">{row.title}</h1>
                {row.tier !== null && <TierSeal tier={tierOf(row.tier)} full />}
                {view.pending > 0 && <PendingMark count={view.pending} />}
              </div>
              <p className="flex flex-wrap gap-x-8 text-ink-2">
                {phone?.is === "text" && <span>{phone.text}</span>}
                {address?.is === "text" && address.text !== "" && (
                  <>
                    <span aria-hidden="true">·</span>
                    <span>{address.text}</span>
                  </>
                )}
              </p>
            </div>
            <div className="ml-auto flex flex-wrap gap-8">
              <OfferButtons view={view} />
              <Button kind="primary" icon="complaint" keys="C" onPress={complain}>
                {text("customer.complain")}
              </Button>
            </div>
          </header>
          <Figures view={view} now={now} />
        </>
      }
      side={
        <>
          {facts.length > 0 && (
            <section
              aria-label={text("records.fields")}
              className="border-b border-line-1 px-20 py-12"
            >
              <FieldTerms fields={facts} now={now} />
            </section>
          )}
          <div className="px-20 pb-4">
            <NotNow view={view} />
          </div>
          <History view={view} now={now} />
        </>
      }
    >
      {view.related.every(({ count }) => count === 0) ? (
        <p className="px-20 py-16 text-ink-2">{text("customer.nothing")}</p>
      ) : (
        <Related view={view} now={now} />
      )}
    </RecordFrame>
  );
}
