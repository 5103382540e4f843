import { Button } from "../../components/Button";
import { useNow } from "../../components/now";
import { useShortcuts } from "../../components/shortcuts";
import type { RecordKind } from "../../ipc/generated/RecordKind";
import type { RecordView } from "../../ipc/generated/RecordView";
import { useAnswer } from "../../ipc/queries";
import { useText } from "../../locales/text";
import { History } from "../complaint/History";
import { CustomerPage } from "../customers/CustomerPage";
import { useDesk } from "./desk";
import { OfferColumn, OfferRow, offerKeys } from "./Offers";
import { RecordFields } from "./RecordFields";
import { NoRecord, RecordFrame } from "./RecordFrame";
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
  return <NoRecord error={error} gone={text("records.gone")} loading={text("records.loading")} />;
}

/** Instants are in words. */
const REFRESH_MS = 30_000;

function Page({ view, wide, onOpen }: { view: RecordView; wide: boolean; onOpen?: () => void }) {
  const text = useText();
  const now = useNow(() => REFRESH_MS);
  const desk = useDesk();
  useShortcuts(offerKeys(view, desk.openForm));
  const about = (
    <>
      <RecordFields view={view} now={now} />
      <Related view={view} now={now} />
      <History view={view} now={now} />
    </>
  );
  const frame = {
    refused: view.refused,
    onOpenAttention: desk.openAttention,
    header: <RecordHeader view={view} />,
  };
  if (wide) {
    return (
      <RecordFrame {...frame} side={<OfferColumn view={view} />}>
        {about}
      </RecordFrame>
    );
  }
  return (
    <RecordFrame {...frame}>
      <OfferRow view={view}>
        {onOpen && (
          <Button kind="plain" keys="Enter" onPress={onOpen}>
            {text("record.open")}
          </Button>
        )}
      </OfferRow>
      {about}
    </RecordFrame>
  );
}
