import { useState } from "react";
import { PaneHeader, Panes } from "../../app/Panes";
import { Button } from "../../components/Button";
import { Chips } from "../../components/Chips";
import { EmptyState } from "../../components/EmptyState";
import { KeyCap } from "../../components/KeyCap";
import { useNow } from "../../components/now";
import { RowList } from "../../components/RowList";
import { useShortcuts } from "../../components/shortcuts";
import { Skeleton } from "../../components/Skeleton";
import { ErrorBanner } from "../../errors/ErrorBanner";
import { useText } from "../../locales/text";
import { ImportButton } from "../import/ImportButton";
import { useNarrow } from "../queue/narrow";
import { ask, useDesk } from "./desk";
import { FINISHING, NEW_FORMS, type ListedKind } from "./kinds";
import { RecordPage } from "./RecordPage";
import { RecordRow } from "./RecordRow";
import { useRecordList } from "./useRecordList";

const MINUTE = 60_000;

/** 到访, 搬家单, 顾客, 待办: the list of a kind and the record that is selected. */
export function RecordsScreen({
  kind,
  selected,
  onSelect,
}: {
  kind: ListedKind;
  selected: string | null;
  onSelect: (id: string) => void;
}) {
  const text = useText();
  const narrow = useNarrow();
  const desk = useDesk();
  const now = useNow((at) => MINUTE - (at % MINUTE));
  const finishes = FINISHING.includes(kind);
  const [which, setWhich] = useState<"open" | "all">(finishes ? "open" : "all");
  const list = useRecordList(kind, which === "open");
  const { rows } = list;
  const shown = rows?.some(({ id }) => id === selected) ? selected : (rows?.[0]?.id ?? null);
  const form = NEW_FORMS[kind];
  useShortcuts({ "/": desk.focusSearch });
  const open = (id: string) => {
    onSelect(id);
    desk.openRecord({ kind, id });
  };

  const above = (
    <>
      <PaneHeader
        title={text(`records.${kind}`)}
        fact={rows && text("records.count", { count: list.count })}
      >
        <span className="flex items-center gap-3 text-meta text-ink-2 compact:hidden">
          <KeyCap keys="J" />
          <KeyCap keys="K" /> {text("queue.keys")} · <KeyCap keys="/" /> {text("records.find")}
        </span>
        {kind === "customer" && <ImportButton kind="customers" />}
      </PaneHeader>
      {finishes && (
        <div className="flex-none border-b border-line-1 px-14 py-6">
          <Chips
            label={text("records.filter")}
            value={which}
            onChange={setWhich}
            tabs={[
              { value: "open", label: text("records.open") },
              { value: "all", label: text("records.all") },
            ]}
          />
        </div>
      )}
      {list.error && (
        <div className="flex-none px-16 pt-10 pb-2">
          <ErrorBanner error={list.error} onAct={list.retry} />
        </div>
      )}
    </>
  );

  if (rows?.length === 0) {
    return (
      <div className="flex h-full flex-col bg-paper-1">
        {above}
        <div className="px-40 py-36">
          <EmptyState
            title={text(`records.${kind}.none`)}
            action={
              <Button onPress={() => desk.openForm(ask(form))}>{text(`form.${form}`)}</Button>
            }
          >
            {text(`records.${kind}.hint`)}
          </EmptyState>
        </div>
      </div>
    );
  }
  return (
    <Panes
      list={
        <>
          {above}
          {rows ? (
            <RowList
              groups={[{ key: kind, rows }]}
              count={list.count}
              label={text(`records.${kind}`)}
              selected={shown}
              onSelect={narrow ? open : onSelect}
              onOpen={open}
              onNearEnd={list.more}
              drawRow={(row, isSelected) => <RecordRow row={row} now={now} selected={isSelected} />}
            />
          ) : (
            <div className="px-16">
              {!list.error && <Skeleton rows={8} doing={text("records.loading")} />}
            </div>
          )}
        </>
      }
      detail={
        narrow ? null : shown === null ? (
          <p className="p-20 text-ink-2">{rows ? text("records.pick") : ""}</p>
        ) : (
          <RecordPage key={shown} kind={kind} id={shown} wide={false} onOpen={() => open(shown)} />
        )
      }
    />
  );
}
