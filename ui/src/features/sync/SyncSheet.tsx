import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button, LinkButton } from "../../components/Button";
import { CheckTick } from "../../components/CheckTick";
import { instantWords, spanWords } from "../../components/instant";
import { ErrorBanner } from "../../errors/ErrorBanner";
import type { SyncStatus } from "../../ipc/generated/SyncStatus";
import { answerKey, useCommand } from "../../ipc/queries";
import { sentenceGap } from "../../locales/joined";
import { useText } from "../../locales/text";
import { oldestMs } from "./shownStatus";
import { SignInAgain } from "./SignInAgain";

const DAY_MS = 86_400_000;

export function SyncSheet({
  status,
  now,
  user,
  onAttention,
}: {
  status: SyncStatus;
  now: number;
  user: string;
  onAttention: () => void;
}) {
  const text = useText();
  const client = useQueryClient();
  const keep = (next: SyncStatus) => client.setQueryData(answerKey("get_sync_status", {}), next);
  const switchOffline = useCommand("set_work_offline");
  const syncNow = useCommand("sync_now");
  const error = syncNow.error ?? switchOffline.error;

  const { pending, attention, trouble, working_offline: workingOffline } = status;
  const age = oldestMs(status, now);
  return (
    <div className="grid w-[20rem] max-w-full gap-10">
      <h2>{text("sync.title")}</h2>
      {error && <ErrorBanner error={error} onAct={() => syncNow.mutate({}, { onSuccess: keep })} />}
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-y-4">
        <Fact label={text("sync.lastSuccess")}>
          {status.last_synced_at === null
            ? text("sync.never")
            : instantWords(status.last_synced_at, now, undefined)}
        </Fact>
        <Fact label={text("sync.pending")}>
          {pending === 0 || age === null
            ? text("sync.pendingNone")
            : text("sync.pendingCount", { count: pending, age: spanWords(age) })}
        </Fact>
        {attention > 0 && (
          <Fact label={text("sync.attention")}>
            {text("sync.attentionCount", { count: attention })}{" "}
            <LinkButton onPress={onAttention}>{text("sync.attentionOpen")}</LinkButton>
          </Fact>
        )}
        {status.next_try_at !== null && !workingOffline && (
          <Fact label={text("sync.nextTry")}>
            {instantWords(status.next_try_at, now, undefined)}
          </Fact>
        )}
      </dl>
      {trouble && !workingOffline && (
        <p className="mark-edge rounded-control bg-paper-2 px-12 py-8">
          {text(`sync.trouble.${trouble}`)}
          {sentenceGap()}
          <span className="text-ink-2">{text(`sync.trouble.${trouble}.next`)}</span>
        </p>
      )}
      {pending > 0 && (
        <p className="text-meta text-ink-2">
          {age !== null && age >= DAY_MS && (
            <b className="text-warn">
              {text("sync.oldBacklog")}
              {sentenceGap()}
            </b>
          )}
          {text("sync.allSafe")}
        </p>
      )}
      {status.state === "auth_needed" ? (
        <SignInAgain user={user} />
      ) : (
        <div>
          <Button
            icon="exchange"
            {...(workingOffline ? { blocked: text("sync.nowBlocked") } : {})}
            onPress={() => syncNow.mutate({}, { onSuccess: keep })}
          >
            {text("sync.now")}
          </Button>
        </div>
      )}
      <div className="border-t border-line-1 pt-8">
        <CheckTick
          checked={workingOffline}
          onChange={(offline) => switchOffline.mutate({ offline }, { onSuccess: keep })}
        >
          {text("sync.workOffline")}
        </CheckTick>
        <p className="text-meta text-ink-2">{text("sync.workOfflineHint")}</p>
      </div>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
