import { useState } from "react";
import { Button } from "../../components/Button";
import { Chips } from "../../components/Chips";
import { ErrorBanner } from "../../errors/ErrorBanner";
import type { FindingSort } from "../../ipc/generated/FindingSort";
import type { ImportSummary } from "../../ipc/generated/ImportSummary";
import { useAnswer } from "../../ipc/queries";
import { useText } from "../../locales/text";
import { faultWords } from "./faultWords";

type Shown = "all" | FindingSort;

/** What the dry run found: counts, and every bad row with its reason. */
export function CheckedRows({ summary, fileId }: { summary: ImportSummary; fileId: string }) {
  const text = useText();
  const [shown, setShown] = useState<Shown>("all");
  const tabs = [
    { value: "all" as const, label: text("import.all") },
    { value: "bad" as const, label: text("import.bad"), count: summary.bad },
    { value: "duplicate" as const, label: text("import.duplicate"), count: summary.duplicates },
  ];
  return (
    <>
      <p role="status" className="pb-4">
        <b>{text("import.summary", { rows: summary.rows, good: summary.good })}</b>
      </p>
      <p className="pb-8 text-ink-2">
        {summary.bad > 0 && (
          <span className="mr-6">{text("import.summary.bad", { bad: summary.bad })}</span>
        )}
        {summary.one_customer !== null &&
          text("import.oneCustomer", { name: summary.one_customer })}
      </p>
      {summary.findings.findings.length > 0 && (
        <>
          <Chips label={text("import.filter")} tabs={tabs} value={shown} onChange={setShown} />
          <Findings key={shown} fileId={fileId} shown={shown} />
        </>
      )}
    </>
  );
}

function Findings({ fileId, shown }: { fileId: string; shown: Shown }) {
  const text = useText();
  const [starts, setStarts] = useState<readonly (number | null)[]>([null]);
  return (
    <div className="overflow-x-auto pt-6">
      <table className="w-full border-collapse text-left">
        <thead>
          <tr className="border-b border-line-1 text-meta text-ink-2">
            <th className="py-5 pr-12 font-normal">{text("import.row")}</th>
            <th className="py-5 pr-12 font-normal">{text("import.column")}</th>
            <th className="py-5 pr-12 font-normal">{text("import.value")}</th>
            <th className="py-5 font-normal">{text("import.reason")}</th>
          </tr>
        </thead>
        {starts.map((after, page) => (
          <FindingPage
            key={after ?? "first"}
            {...{ fileId, shown, after }}
            onMore={page === starts.length - 1 ? (next) => setStarts([...starts, next]) : undefined}
          />
        ))}
      </table>
    </div>
  );
}

function FindingPage({
  fileId,
  shown,
  after,
  onMore,
}: {
  fileId: string;
  shown: Shown;
  after: number | null;
  onMore: ((next: number) => void) | undefined;
}) {
  const text = useText();
  const page = useAnswer(
    "list_bad_rows",
    { import_file: fileId, after, only: shown === "all" ? null : shown },
    { forget: true },
  );
  const next = page.data?.next ?? null;
  return (
    <tbody>
      {page.error && (
        <tr>
          <td colSpan={4}>
            <ErrorBanner error={page.error} onAct={() => void page.refetch()} />
          </td>
        </tr>
      )}
      {page.data?.findings.map((finding, at) => (
        <tr key={at} className="border-b border-line-1 align-top">
          <td className="py-5 pr-12 tabular-nums">{finding.row}</td>
          <td className="py-5 pr-12 break-words">{finding.column ?? ""}</td>
          <td className="max-w-[16rem] py-5 pr-12 break-words text-ink-2">{finding.value}</td>
          <td className="py-5 break-words">{faultWords(finding.fault)}</td>
        </tr>
      ))}
      {next !== null && onMore && (
        <tr>
          <td colSpan={4} className="py-8">
            <Button onPress={() => onMore(next)}>{text("import.more")}</Button>
          </td>
        </tr>
      )}
    </tbody>
  );
}
