import { useState } from "react";
import { Banner } from "../../components/Banner";
import { LinkButton } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { useNow } from "../../components/now";
import { useShortcuts, type Shortcuts } from "../../components/shortcuts";
import { Skeleton } from "../../components/Skeleton";
import { rejectWords } from "../../errors/refusalWords";
import { errorWords } from "../../errors/presentation";
import type { ActionKind } from "../../ipc/generated/ActionKind";
import type { ClockKind } from "../../ipc/generated/ClockKind";
import type { ComplaintView } from "../../ipc/generated/ComplaintView";
import { useAnswer } from "../../ipc/queries";
import { useText } from "../../locales/text";
import { ActionColumn, ActionRow, blockedId, NotNow, splitOffers } from "./Actions";
import type { RefusedAction } from "./actions/ActionDialog";
import { actionKeys, forms } from "./actions/forms";
import { ClockStrip } from "./ClockStrip";
import { Facts } from "./Facts";
import { History } from "./History";
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
  if (error) {
    const { said, next } = errorWords(error);
    return (
      <div className="p-20">
        <EmptyState title={error.code === "NotFound" ? text("record.gone") : said}>
          {next}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="p-20">
      <Skeleton doing={text("record.loading")} />
    </div>
  );
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
  useShortcuts(keysOf(view, setActing));

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

  return (
    <article className="flex h-full min-h-0 flex-col overflow-y-auto bg-paper-0">
      <RefusedBar view={view} onOpenAttention={onOpenAttention} />
      <RecordHeader view={view} wide={wide} />
      {wide ? (
        <>
          <ClockStrip clocks={view.clocks} chosen={chosen} onChoose={setChosen} now={now} />
          {why}
          <div className="grid flex-1 grid-cols-[minmax(0,1fr)_20rem]">
            <div className="min-w-0">
              <Facts view={view} now={now} />
              <History view={view} now={now} />
            </div>
            <aside className="border-l border-line-1 bg-paper-1">
              <ActionColumn view={view} onAct={setActing} now={now} />
            </aside>
          </div>
        </>
      ) : (
        <>
          <div className="px-18 pt-10">
            <NearestClock clocks={view.clocks} onWhy={setChosen} now={now} />
          </div>
          <ActionRow view={view} onAct={setActing} {...(onOpen ? { onOpen } : {})} />
          {why}
          <Facts view={view} now={now} />
          <OtherClocks clocks={view.clocks} onWhy={setChosen} now={now} />
          <History view={view} now={now} />
          <div className="px-18 pb-16">
            <NotNow blocked={splitOffers(view.offers).blocked} />
          </div>
        </>
      )}
      {Form && (
        <Form
          key={acting}
          view={view}
          onClose={() => setActing(null)}
          {...(resends ? { prefill } : {})}
        />
      )}
    </article>
  );
}

/** What may be done opens; what may not goes to the sentence that says why. */
function keysOf(view: ComplaintView, onAct: (kind: ActionKind) => void): Shortcuts {
  return Object.fromEntries(
    view.offers.map(({ action, refusal }) => [
      actionKeys[action],
      () => {
        if (refusal === null) onAct(action);
        else document.getElementById(blockedId(action))?.focus();
      },
    ]),
  );
}

function RefusedBar({
  view,
  onOpenAttention,
}: {
  view: ComplaintView;
  onOpenAttention: (() => void) | undefined;
}) {
  const text = useText();
  const [first] = view.refused;
  if (!first) return null;
  return (
    <div className="px-18 pt-10">
      <Banner
        tone="warn"
        icon="warning"
        title={text("record.refused", { count: view.refused.length })}
        action={
          onOpenAttention && (
            <LinkButton onPress={onOpenAttention}>{text("record.toAttention")}</LinkButton>
          )
        }
      >
        {rejectWords(first.reason).said}
      </Banner>
    </div>
  );
}
