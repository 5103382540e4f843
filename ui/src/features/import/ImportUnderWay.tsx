import { useEffect, useState } from "react";
import { Banner } from "../../components/Banner";
import type { ImportStep } from "../../ipc/generated/ImportStep";
import { useHost } from "../../ipc/queries";
import { useText } from "../../locales/text";

/** Steps that write; whatever else is saved meanwhile waits for their end. */
const WRITING: readonly ImportStep[] = ["applying", "committing", "undoing"];

/** Says above every screen why a save takes long: an import or its undo is being written. */
export function ImportUnderWay() {
  const text = useText();
  const host = useHost();
  const [step, setStep] = useState<ImportStep | null>(null);
  useEffect(
    () =>
      host.onPush((push) => {
        if (push.push === "import") {
          setStep(WRITING.includes(push.progress.step) ? push.progress.step : null);
        } else if (push.push === "changed" && push.kinds.includes("import")) {
          setStep(null);
        }
      }),
    [host],
  );
  return (
    step !== null && (
      <div className="border-b border-line-1 px-16 py-8">
        <Banner tone="neutral" icon="clock" title={text(`import.step.${step}`)}>
          {text("import.savesWait")}
        </Banner>
      </div>
    )
  );
}
