import type { ReactNode } from "react";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { ErrorBanner } from "../../errors/ErrorBanner";
import type { ImportKind } from "../../ipc/generated/ImportKind";
import { useText } from "../../locales/text";
import { CheckedRows } from "./CheckedRows";
import { ChooseFile } from "./ChooseFile";
import { Columns } from "./Columns";
import { Progress } from "./Progress";
import { useImport } from "./useImport";

/** A file on its way in: choose, match columns, see what is wrong, import, undo. */
export function ImportDialog({ kind, onClose }: { kind: ImportKind; onClose: () => void }) {
  const text = useText();
  const run = useImport(kind);
  const { step, busy } = run;
  const close = () => {
    run.cancel();
    onClose();
  };
  const bad = step.at === "checked" ? step.summary.bad : 0;
  const good = step.at === "checked" ? step.summary.good : 0;
  const next =
    step.at === "columns"
      ? run.check
      : step.at === "checked" && good > 0 && bad === 0
        ? () => run.apply(false)
        : null;
  return (
    <Dialog
      open
      onClose={close}
      title={text(`import.title.${kind}`)}
      draft={run.fileName}
      {...(next && !busy ? { onSubmit: next } : {})}
      outcome={<Outcome>{text(`import.outcome.${step.at}`)}</Outcome>}
      actions={<Actions {...{ run, close, bad, good }} />}
    >
      {run.error && (
        <div className="pb-10">
          <ErrorBanner error={run.error} onAct={step.at === "columns" ? run.check : close} />
        </div>
      )}
      {busy && <Progress progress={run.progress} />}
      {step.at === "choose" && !busy && <ChooseFile onChoose={run.choose} />}
      {step.at === "columns" && !busy && <Columns run={run} look={step.look} kind={kind} />}
      {step.at === "checked" && !busy && run.fileId !== null && (
        <CheckedRows summary={step.summary} fileId={run.fileId} />
      )}
      {step.at === "done" && !busy && (
        <p className="py-10" role="status">
          {step.undone === null
            ? text("import.done", { imported: step.done.imported, left: step.done.left_out })
            : text("import.undone", { taken: step.undone.taken_back, kept: step.undone.kept })}
        </p>
      )}
    </Dialog>
  );
}

function Outcome({ children }: { children: ReactNode }) {
  return <>{children}</>;
}

function Actions({
  run,
  close,
  bad,
  good,
}: {
  run: ReturnType<typeof useImport>;
  close: () => void;
  bad: number;
  good: number;
}) {
  const text = useText();
  const { step, busy } = run;
  if (busy) return <Button onPress={run.cancel}>{text("import.cancel")}</Button>;
  switch (step.at) {
    case "choose":
      return <Button onPress={close}>{text("import.close")}</Button>;
    case "columns":
      return (
        <>
          <Button onPress={run.cancel}>{text("import.otherFile")}</Button>
          <Button kind="primary" keys="Ctrl+Enter" onPress={run.check}>
            {text("import.check")}
          </Button>
        </>
      );
    case "checked":
      return (
        <>
          <Button onPress={run.back}>{text("import.back")}</Button>
          {good > 0 && bad > 0 && (
            <Button onPress={() => run.apply(true)}>{text("import.applyGood", { good })}</Button>
          )}
          {good > 0 && bad === 0 && (
            <Button kind="primary" keys="Ctrl+Enter" onPress={() => run.apply(false)}>
              {text("import.apply", { good })}
            </Button>
          )}
        </>
      );
    case "done":
      return (
        <>
          {step.undone === null && <Button onPress={run.undo}>{text("import.undo")}</Button>}
          <Button kind="primary" onPress={close}>
            {text("import.close")}
          </Button>
        </>
      );
  }
}
