import type { ReactNode } from "react";
import { Icon } from "./icons";

/** A tick with its words; the whole line is the target. */
export function CheckTick({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <label className="inline-flex min-h-[1.5rem] items-center gap-8">
      <span className="relative grid size-[1rem] flex-none">
        <input
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          className="control-edge size-full appearance-none rounded-seal border-[1.5px] border-line-ui bg-paper-0 checked:border-accent-fill checked:bg-accent-fill"
        />
        {checked && (
          <Icon
            name="tick"
            className="pointer-events-none absolute inset-[0.125rem] !size-[0.75rem] text-on-accent ![stroke-width:2.25]"
          />
        )}
      </span>
      {children}
    </label>
  );
}
