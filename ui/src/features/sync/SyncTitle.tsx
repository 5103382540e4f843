import { SyncState } from "../../app/SyncState";
import { useNow } from "../../components/now";
import { useAnswer } from "../../ipc/queries";
import { shownStatus } from "./shownStatus";
import { SyncSheet } from "./SyncSheet";

const MINUTE = 60_000;

/** The state of sync in the title bar, and what opens below it. */
export function SyncTitle({ user, onAttention }: { user: string; onAttention: () => void }) {
  const status = useAnswer("get_sync_status", {}).data;
  const now = useNow(() => MINUTE);
  if (!status) return null;
  // A push may be newer than the minute that was last read.
  const at = Math.max(now, status.last_synced_at ?? 0, status.oldest_pending_at ?? 0);
  return (
    <SyncState status={shownStatus(status, at)}>
      {(close) => (
        <SyncSheet
          status={status}
          now={at}
          user={user}
          onAttention={() => {
            close();
            onAttention();
          }}
        />
      )}
    </SyncState>
  );
}
