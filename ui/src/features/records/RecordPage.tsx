import { Banner } from "../../components/Banner";
import { Button, LinkButton } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { useNow } from "../../components/now";
import { useShortcuts } from "../../components/shortcuts";
import { Skeleton } from "../../components/Skeleton";
import { errorWords } from "../../errors/presentation";
import { rejectWords } from "../../errors/refusalWords";
import type { RecordKind } from "../../ipc/generated/RecordKind";
import type { RecordView } from "../../ipc/generated/RecordView";
import { useAnswer } from "../../ipc/queries";
import { useText } from "../../locales/text";
import { History } from "../complaint/History";
import { CustomerPage } from "../customers/CustomerPage";
import { useDesk } from "./desk";
import { OfferColumn, OfferRow, offerKeys } from "./Offers";
import { RecordFields } from "./RecordFields";
import { RecordHeader } from "./RecordHeader";
import { Related } from "./Related";

export interface RecordPageProps {
  kind: RecordKind;
  id: string;
  /** The whole width, rather than beside the list. */
  wide: boolean;
  /** Beside the list: to the whole page. */
  onOpen?: () => void;
}

/** A record of any kind but a complaint: what it says, what belongs to it, what can be done. */
export function RecordPage({ kind, id, wide, onOpen }: RecordPageProps) {
  const text = useText();
  const { data, error } = useAnswer("get_record", { kind, id });
  if (data)
    return kind === "customer" && wide ? (
      <CustomerPage view={data} />
    ) : (
      <Page view={data} wide={wide} {...(onOpen ? { onOpen } : {})} />
    );
  if (error) {
    const { said, next } = errorWords(error);
    return (
      <div className="p-20">
        <EmptyState title={error.code === "NotFound" ? text("records.gone") : said}>
          {next}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="p-20">
      <Skeleton doing={text("records.loading")} />
    </div>
  );
}

/** Instants are in words. */
const REFRESH_MS = 30_000;

function Page({ view, wide, onOpen }: { view: RecordView; wide: boolean; onOpen?: () => void }) {
  const text = useText();
  const now = useNow(() => REFRESH_MS);
  const desk = useDesk();
  useShortcuts(offerKeys(view, desk.openForm));
  return (
    <article className="flex h-full min-h-0 flex-col overflow-y-auto bg-paper-0">
      <RefusedHere view={view} />
      <RecordHeader view={view} />
      {wide ? (
        <div className="grid flex-1 grid-cols-[minmax(0,1fr)_20rem]">
          <div className="min-w-0">
            <RecordFields view={view} now={now} />
            <Related view={view} now={now} />
            <History view={view} now={now} />
          </div>
          <aside className="border-l border-line-1 bg-paper-1">
            <OfferColumn view={view} />
          </aside>
        </div>
      ) : (
        <>
          <OfferRow view={view}>
            {onOpen && (
              <Button kind="plain" keys="Enter" onPress={onOpen}>
                {text("record.open")}
              </Button>
            )}
          </OfferRow>
          <RecordFields view={view} now={now} />
          <Related view={view} now={now} />
          <History view={view} now={now} />
        </>
      )}
    </article>
  );
}

export function RefusedHere({ view }: { view: RecordView }) {
  const text = useText();
  const desk = useDesk();
  const [first] = view.refused;
  if (!first) return null;
  return (
    <div className="px-18 pt-10">
      <Banner
        tone="warn"
        icon="warning"
        title={text("record.refused", { count: view.refused.length })}
        action={<LinkButton onPress={desk.openAttention}>{text("record.toAttention")}</LinkButton>}
      >
        {rejectWords(first.reason).said}
      </Banner>
    </div>
  );
}
