import { useEffect, useRef, useState } from "react";
import { type CallError, toCallError } from "../../ipc/client";
import type { Duplicates } from "../../ipc/generated/Duplicates";
import type { ImportDone } from "../../ipc/generated/ImportDone";
import type { ImportField } from "../../ipc/generated/ImportField";
import type { ImportKind } from "../../ipc/generated/ImportKind";
import type { ImportLook } from "../../ipc/generated/ImportLook";
import type { ImportProgress } from "../../ipc/generated/ImportProgress";
import type { ImportSummary } from "../../ipc/generated/ImportSummary";
import type { ImportUndone } from "../../ipc/generated/ImportUndone";
import { useCall, useHost } from "../../ipc/queries";
import { piecesOf } from "./readFile";

/** A column's field; null leaves the column out. */
export type Mapping = readonly (ImportField | null)[];

export type Step =
  | { at: "choose" }
  | { at: "columns"; look: ImportLook }
  | { at: "checked"; look: ImportLook; summary: ImportSummary }
  | { at: "done"; done: ImportDone; undone: ImportUndone | null };

export interface ImportRun {
  step: Step;
  fileName: string;
  fileId: string | null;
  mapping: Mapping;
  duplicates: Duplicates;
  /** Something is under way, and how far it is once that is known. */
  busy: boolean;
  progress: ImportProgress | null;
  error: CallError | null;
  choose: (file: File) => void;
  setMapping: (mapping: Mapping) => void;
  setDuplicates: (duplicates: Duplicates) => void;
  check: () => void;
  back: () => void;
  apply: (leaveBadRows: boolean) => void;
  undo: () => void;
  /** Stops what is under way and forgets the file. */
  cancel: () => void;
}

/** One file on its way in. */
export function useImport(kind: ImportKind): ImportRun {
  const call = useCall();
  const host = useHost();
  const [step, setStep] = useState<Step>({ at: "choose" });
  const [fileName, setFileName] = useState("");
  const [fileId, setFileId] = useState<string | null>(null);
  const [mapping, setMapping] = useState<Mapping>([]);
  const [duplicates, setDuplicates] = useState<Duplicates>("skip");
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const run = useRef(0);

  useEffect(
    () =>
      host.onPush((push) => {
        if (push.push === "import") setProgress(push.progress);
      }),
    [host],
  );

  /** What a newer choice or a cancel has overtaken changes nothing any more. */
  async function doing(work: (isCurrent: () => boolean) => Promise<void>) {
    run.current += 1;
    const mine = run.current;
    const isCurrent = () => run.current === mine;
    setBusy(true);
    setProgress(null);
    setError(null);
    try {
      await work(isCurrent);
    } catch (thrown) {
      if (isCurrent()) setError(toCallError(thrown));
    } finally {
      if (isCurrent()) setBusy(false);
    }
  }

  function choose(file: File) {
    void doing(async (isCurrent) => {
      setFileName(file.name);
      const begun = await call("begin_import_file", { name: file.name, size_bytes: file.size });
      if (!isCurrent()) return;
      setFileId(begun.import_file);
      for await (const piece of piecesOf(file)) {
        if (!isCurrent()) return;
        await call("add_import_bytes", { import_file: begun.import_file, ...piece });
      }
      const look = await call("look_into_import", { import_file: begun.import_file, kind });
      if (!isCurrent()) return;
      setMapping(look.mapping);
      setStep({ at: "columns", look });
    });
  }

  function check() {
    if (step.at === "choose" || step.at === "done" || fileId === null) return;
    const { look } = step;
    void doing(async (isCurrent) => {
      const summary = await call("check_import", {
        import_file: fileId,
        kind,
        mapping: [...mapping],
        duplicates,
      });
      if (isCurrent()) setStep({ at: "checked", look, summary });
    });
  }

  function apply(leaveBadRows: boolean) {
    if (fileId === null) return;
    void doing(async (isCurrent) => {
      const done = await call("apply_import", {
        import_file: fileId,
        leave_bad_rows: leaveBadRows,
      });
      if (isCurrent()) setStep({ at: "done", done, undone: null });
    });
  }

  function undo() {
    if (step.at !== "done") return;
    const { done } = step;
    void doing(async (isCurrent) => {
      const undone = await call("undo_import", { import: done.import });
      if (isCurrent()) setStep({ at: "done", done, undone });
    });
  }

  function cancel() {
    run.current += 1;
    setBusy(false);
    setStep({ at: "choose" });
    // A file that is gone already needs no forgetting.
    if (fileId !== null) call("cancel_import", { import_file: fileId }).catch(() => undefined);
    setFileId(null);
  }

  return {
    step,
    fileName,
    fileId,
    mapping,
    duplicates,
    busy,
    progress,
    error,
    choose,
    setMapping,
    setDuplicates,
    check,
    back: () => {
      if (step.at === "checked") setStep({ at: "columns", look: step.look });
    },
    apply,
    undo,
    cancel,
  };
}
