import { createContext, useContext, useId, useRef, type ReactNode } from "react";
import { useText } from "../locales/text";
import { firstStop } from "./firstStop";
import { Icon } from "./icons";
import { useShortcuts } from "./shortcuts";

interface FieldLink {
  controlId: string;
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
}

const FieldContext = createContext<FieldLink | null>(null);

/** What a control takes over from the field around it. Without one it must name itself. */
export function useField(): FieldLink | null {
  return useContext(FieldContext);
}

/** A row of a form: label left, control right, message under it. At 150 % the label is above. */
export function Field({
  label,
  number,
  optional = false,
  hint,
  error,
  wideLabel = false,
  labelAbove = false,
  children,
}: {
  label: string;
  /** `Alt` and this number jump here. */
  number?: number;
  optional?: boolean;
  hint?: ReactNode;
  /** What is wrong and, after it, a fix one can click. */
  error?: ReactNode;
  /** A longer label than most. */
  wideLabel?: boolean;
  /** For a form of two or three fields in a narrow column. */
  labelAbove?: boolean;
  children: ReactNode;
}) {
  const text = useText();
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const jump = () => firstStop(row.current)?.focus();
  useShortcuts({ [`Alt+${number ?? ""}`]: jump }, { active: number !== undefined });

  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  const link: FieldLink = {
    controlId: `${id}-control`,
    labelId: `${id}-label`,
    describedBy: described || undefined,
    invalid: Boolean(error),
  };
  return (
    <div
      className={`grid items-start gap-x-0 py-6 large:grid-cols-1 ${labelAbove ? "" : wideLabel ? "grid-cols-[var(--wide-label-column)_minmax(0,1fr)]" : "grid-cols-[var(--label-column)_minmax(0,1fr)]"}`}
    >
      <label
        id={link.labelId}
        htmlFor={link.controlId}
        className={labelAbove ? "pb-4 text-ink-2" : "pt-5 text-ink-2"}
      >
        {label}
        {number !== undefined && (
          <span aria-hidden="true" className="ml-5 text-key text-ink-3">
            {number}
          </span>
        )}
        {optional && <span className="ml-5 text-meta text-ink-3">{text("control.optional")}</span>}
      </label>
      <div ref={row} className="min-w-0">
        <FieldContext value={link}>{children}</FieldContext>
        {error && (
          <div id={`${id}-error`} className="mt-3">
            <FieldMessage>{error}</FieldMessage>
          </div>
        )}
        {hint && (
          <div id={`${id}-hint`} className="mt-4 text-meta text-ink-2">
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

/** What is wrong with a field, in its place under the field. */
export function FieldMessage({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="text-meta text-danger">
      <Icon name="overdue" size="small" className="mr-4" />
      {children}
    </p>
  );
}
