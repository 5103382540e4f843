import { useState } from "react";
import { useNow } from "../../components/now";
import { useShortcuts, type Shortcuts } from "../../components/shortcuts";
import type { ActionKind } from "../../ipc/generated/ActionKind";
import type { ClockKind } from "../../ipc/generated/ClockKind";
import type { ComplaintView } from "../../ipc/generated/ComplaintView";
import { useAnswer } from "../../ipc/queries";
import { useText } from "../../locales/text";
import { NoRecord, RecordFrame } from "../records/RecordFrame";
import { groupOffers } from "./actionGroups";
import { ActionColumn, ActionRow, focusBlocked, MORE_KEY, NotNow } from "./Actions";
import type { RefusedAction } from "./actions/ActionDialog";
import { actionKeys, forms } from "./actions/forms";
import { ClockStrip } from "./ClockStrip";
import { Facts } from "./Facts";
import { History } from "./History";
import { MoreActions } from "./MoreActions";
import { NearestClock, OtherClocks } from "./NarrowClocks";
import { RecordHeader } from "./RecordHeader";
import { Why } from "./Why";

export type { RefusedAction } from "./actions/ActionDialog";

export interface ComplaintPageProps {
  id: string;
  /** The whole width, rather than beside the list. */
  wide: boolean;
  /** A refused action to put right: its form opens with what was typed. */
  prefill?: RefusedAction;
  onOpenAttention?: () => void;
  /** Beside the list: to the whole page. The screen binds Enter. */
  onOpen?: () => void;
}

/** A complaint: where it stands, its clocks, what can be done, what has been. */
export function ComplaintPage(props: ComplaintPageProps) {
  const text = useText();
  const { data, error } = useAnswer("get_complaint", { id: props.id });
  if (data)
    return <Record key={`${props.id} ${props.prefill?.supersedes ?? ""}`} view={data} {...props} />;
  return <NoRecord error={error} gone={text("record.gone")} loading={text("record.loading")} />;
}

/** Instants in words and shares of bars; the countdowns tick by themselves. */
const REFRESH_MS = 15_000;

function Record({
  view,
  wide,
  prefill,
  onOpenAttention,
  onOpen,
}: ComplaintPageProps & { view: ComplaintView }) {
  const now = useNow(() => REFRESH_MS);
  const [chosen, setChosen] = useState<ClockKind | null>(null);
  const [acting, setActing] = useState<ActionKind | null>(prefill?.action.type ?? null);
  const [choosing, setChoosing] = useState(false);
  const { more } = groupOffers(view);
  const openMore = () => setChoosing(more.length > 0);
  useShortcuts({ ...keysOf(view, setActing), [MORE_KEY]: openMore });

  const clock = view.clocks.find((one) => one.kind === chosen);
  const why = clock && (
    <Why
      clock={clock}
      playbookVersion={view.complaint.playbook_version}
      now={now}
      onClose={() => setChosen(null)}
    />
  );
  const Form = acting === null ? null : forms[acting];
  const resends = prefill !== undefined && prefill.action.type === acting;

  const form = (
    <>
      <MoreActions
        open={choosing}
        offers={more}
        onClose={() => setChoosing(false)}
        onAct={(kind) => {
          setChoosing(false);
          setActing(kind);
        }}
      />
      {Form && (
        <Form
          key={acting}
          view={view}
          onClose={() => setActing(null)}
          {...(resends ? { prefill } : {})}
        />
      )}
    </>
  );
  const header = <RecordHeader view={view} wide={wide} />;
  const refusals = { refused: view.refused, onOpenAttention };
  if (wide) {
    return (
      <RecordFrame
        {...refusals}
        header={
          <>
            {header}
            <ClockStrip clocks={view.clocks} chosen={chosen} onChoose={setChosen} now={now} />
            {why}
          </>
        }
        side={<ActionColumn view={view} onAct={setActing} onMore={openMore} now={now} />}
      >
        <Facts view={view} now={now} />
        <History view={view} now={now} />
        {form}
      </RecordFrame>
    );
  }
  return (
    <RecordFrame {...refusals} header={header}>
      <div className="px-20 pt-10">
        <NearestClock clocks={view.clocks} onWhy={setChosen} now={now} />
      </div>
      <ActionRow view={view} onAct={setActing} onMore={openMore} {...(onOpen ? { onOpen } : {})} />
      {why}
      <Facts view={view} now={now} />
      <OtherClocks clocks={view.clocks} onWhy={setChosen} now={now} />
      <History view={view} now={now} />
      <div className="px-20 pb-16">
        <NotNow view={view} />
      </div>
      {form}
    </RecordFrame>
  );
}

/** What may be done opens; what may not goes to the sentence that says why. */
function keysOf(view: ComplaintView, onAct: (kind: ActionKind) => void): Shortcuts {
  return Object.fromEntries(
    view.offers.flatMap(({ action, refusal }) => {
      const keys = actionKeys[action];
      const press = () => (refusal === null ? onAct(action) : focusBlocked(action));
      return keys === undefined ? [] : [[keys, press] as const];
    }),
  );
}
