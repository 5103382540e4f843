import { Button } from "../../components/Button";
import { shortInstantWords } from "../../components/instant";
import { useNow } from "../../components/now";
import { ErrorBanner } from "../../errors/ErrorBanner";
import { useAnswer, useCommand } from "../../ipc/queries";
import { useText } from "../../locales/text";
import { ImportButton } from "./ImportButton";

const MINUTE = 60_000;

/** Imports so far, each with its undo. */
export function PastImports() {
  const text = useText();
  const now = useNow((at) => MINUTE - (at % MINUTE));
  const answer = useAnswer("list_imports", {});
  const undo = useCommand("undo_import");
  const rows = answer.data ?? [];
  return (
    <>
      <div className="flex flex-wrap gap-8 pt-6">
        <ImportButton kind="customers" words={text("import.title.customers")} />
        <ImportButton kind="complaints" words={text("import.title.complaints")} />
      </div>
      {answer.error && <ErrorBanner error={answer.error} onAct={() => void answer.refetch()} />}
      {undo.error && <ErrorBanner error={undo.error} />}
      {answer.data && rows.length === 0 && <p className="pt-8 text-ink-2">{text("import.none")}</p>}
      <ul aria-label={text("import.past")}>
        {rows.map(({ import: one, may_undo, pending }) => (
          <li
            key={one.head.id}
            className="flex flex-wrap items-center gap-x-12 gap-y-4 border-b border-line-1 py-8"
          >
            <span className="min-w-0 flex-1">
              <b className="break-all">{one.head.file_name}</b>
              <span className="block text-meta text-ink-2">
                {text(`import.past.${one.kind}`, { rows: one.head.rows })} · {one.by_name} ·{" "}
                {shortInstantWords(one.at, now, undefined)}
                {pending && ` · ${text("import.pending")}`}
              </span>
              {one.undone_at !== null && (
                <span className="block text-meta text-ink-2">
                  {text("import.undone", { taken: one.taken_back, kept: one.kept })}
                </span>
              )}
            </span>
            {may_undo && (
              <Button
                onPress={() => undo.mutate({ import: one.head.id })}
                {...(undo.isPending ? { blocked: text("import.step.undoing") } : {})}
              >
                {text("import.undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
