import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export interface Tab<Value extends string> {
  value: Value;
  label: ReactNode;
  count?: number;
  /** The panel. Without one the chips only filter what stands below. */
  panel?: ReactNode;
}

/** A row of filters or tabs; the chosen one stands on grey. Arrows move and choose. */
export function Chips<Value extends string>({
  tabs,
  value,
  onChange,
  label,
}: {
  tabs: readonly Tab<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  label: string;
}) {
  return (
    <Base.Root value={value} onValueChange={(next) => onChange(next as Value)}>
      <Base.List aria-label={label} activateOnFocus className="flex flex-wrap gap-2">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="inline-flex min-h-[1.625rem] items-center gap-8 rounded-control px-9 whitespace-nowrap text-ink-2 transition-colors hover:text-ink-1 data-active:bg-paper-3 data-active:font-semibold data-active:text-ink-1"
          >
            {tab.label}
            {tab.count !== undefined && <span className="font-normal text-ink-2">{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(
        (tab) =>
          tab.panel !== undefined && (
            <Base.Panel key={tab.value} value={tab.value}>
              {tab.panel}
            </Base.Panel>
          ),
      )}
    </Base.Root>
  );
}
