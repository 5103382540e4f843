import { ChoiceRow } from "../../components/ChoiceRow";
import type { ImportField } from "../../ipc/generated/ImportField";
import type { ImportKind } from "../../ipc/generated/ImportKind";
import type { ImportLook } from "../../ipc/generated/ImportLook";
import { useText } from "../../locales/text";
import type { ImportRun } from "./useImport";

/** Each column of the file with samples, and the field that it becomes. */
export function Columns({
  run,
  look,
  kind,
}: {
  run: ImportRun;
  look: ImportLook;
  kind: ImportKind;
}) {
  const text = useText();
  /** A field has one column: choosing it again takes it from the other. */
  function choose(column: number, field: ImportField | null) {
    run.setMapping(
      run.mapping.map((now, at) => (at === column ? field : now === field ? null : now)),
    );
  }
  return (
    <>
      <p className="pb-8 text-ink-2">
        {text("import.found", { rows: look.rows, format: text(`import.format.${look.format}`) })}
        {look.sheet !== null && (
          <span className="ml-6">{text("import.sheet", { sheet: look.sheet })}</span>
        )}
        {look.remembered && <span className="ml-6">{text("import.remembered")}</span>}
      </p>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-left">
          <thead>
            <tr className="border-b border-line-1 text-meta text-ink-2">
              <th className="py-5 pr-12 font-normal">{text("import.column")}</th>
              <th className="py-5 pr-12 font-normal">{text("import.sample")}</th>
              <th className="py-5 font-normal">{text("import.becomes")}</th>
            </tr>
          </thead>
          <tbody>
            {look.header.map((heading, column) => (
              <tr key={column} className="border-b border-line-1 align-top">
                <th scope="row" className="max-w-[12rem] py-6 pr-12 font-semibold break-words">
                  {heading || text("import.nameless", { column: column + 1 })}
                </th>
                <td className="max-w-[20rem] py-6 pr-12 break-words text-ink-2">
                  {look.sample.map((row, at) => (
                    <div key={at} className="line-clamp-1">
                      {row[column] ?? ""}
                    </div>
                  ))}
                </td>
                <td className="py-5">
                  <select
                    aria-label={text("import.becomes.of", { column: heading || column + 1 })}
                    value={run.mapping[column] ?? ""}
                    onChange={(event) =>
                      choose(column, (event.target.value || null) as ImportField | null)
                    }
                    className="control-edge min-h-[1.875rem] rounded-control border border-line-ui bg-paper-0 px-8 text-ink-1"
                  >
                    <option value="">{text("import.leaveOut")}</option>
                    {look.fields.map((field) => (
                      <option key={field} value={field}>
                        {text(`import.field.${field}`)}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {kind === "customers" && (
        <div className="pt-12">
          <p className="pb-4 text-ink-2">{text("import.duplicates")}</p>
          <ChoiceRow
            label={text("import.duplicates")}
            choices={(["skip", "import_anyway"] as const).map((value) => ({
              value,
              label: text(`import.duplicates.${value}`),
            }))}
            value={run.duplicates}
            onChange={run.setDuplicates}
          />
        </div>
      )}
    </>
  );
}
