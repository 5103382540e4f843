import { Button } from "../components/Button";
import { useShortcuts } from "../components/shortcuts";
import { ComplaintPage, type RefusedAction } from "../features/complaint/ComplaintPage";
import { useDesk } from "../features/records/desk";
import type { OneRecord } from "../ipc/generated/OneRecord";
import { useText } from "../locales/text";
import { RecordPage } from "./parts";

/** One record over the whole width, and the way back. */
export function OpenRecord({
  record: { kind, id },
  prefill,
  onBack,
}: {
  record: OneRecord;
  prefill: RefusedAction | undefined;
  onBack: () => void;
}) {
  const text = useText();
  const desk = useDesk();
  useShortcuts({ Esc: onBack });
  return (
    <div data-pane className="flex h-full flex-col bg-paper-0" tabIndex={-1}>
      <div className="flex-none border-b border-line-1 px-8 py-4">
        <Button kind="plain" keys="Esc" onPress={onBack}>
          {text("queue.back")}
        </Button>
      </div>
      <div className="min-h-0 flex-1">
        {kind === "complaint" ? (
          <ComplaintPage
            key={id}
            id={id}
            wide
            onOpenAttention={desk.openAttention}
            {...(prefill ? { prefill } : {})}
          />
        ) : (
          <RecordPage key={id} kind={kind} id={id} wide />
        )}
      </div>
    </div>
  );
}
