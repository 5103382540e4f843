import { useState } from "react";
import { Chips } from "../../components/Chips";
import { EmptyState } from "../../components/EmptyState";
import { useText } from "../../locales/text";
import { ImportButton } from "../import/ImportButton";
import { QueueScreen, type QueueSelection } from "../queue/QueueScreen";

/** 投诉: the same rows, resolved ones too. */
export function ComplaintsScreen(selection: QueueSelection) {
  const text = useText();
  const [which, setWhich] = useState<"open" | "all">("all");
  return (
    <QueueScreen
      {...selection}
      title={text("complaints.title")}
      includeResolved={which === "all"}
      filter={
        <div className="flex flex-none flex-wrap items-center justify-between gap-8 border-b border-line-1 px-14 py-6">
          <Chips
            label={text("complaints.filter")}
            value={which}
            onChange={setWhich}
            tabs={[
              { value: "open", label: text("complaints.open") },
              { value: "all", label: text("complaints.all") },
            ]}
          />
          <ImportButton kind="complaints" />
        </div>
      }
      empty={() => (
        <div className="px-40 py-36">
          <EmptyState title={text("complaints.none")}>{text("complaints.none.hint")}</EmptyState>
        </div>
      )}
    />
  );
}
