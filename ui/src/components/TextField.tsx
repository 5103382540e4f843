import type { ReactNode, Ref } from "react";
import { useField } from "./Field";
import { ownedByInputMethod } from "./ime";
import { Icon, type IconName } from "./icons";

export interface TextFieldProps {
  value: string;
  onChange: (value: string) => void;
  onLeave?: () => void;
  /** Enter by the person, never the one that confirms pinyin. */
  onEnter?: () => void;
  /** An example, never the label. */
  placeholder?: string;
  /** Only where no `Field` is around it. */
  label?: string;
  icon?: IconName;
  note?: ReactNode;
  invalid?: boolean;
  password?: boolean;
  numeric?: boolean;
  autoComplete?: string;
  maxLength?: number;
  readOnly?: boolean;
  ref?: Ref<HTMLInputElement>;
}

export function TextField({
  value,
  onChange,
  onLeave,
  onEnter,
  placeholder,
  label,
  icon,
  note,
  invalid = false,
  password = false,
  numeric = false,
  autoComplete = "off",
  maxLength,
  readOnly = false,
  ref,
}: TextFieldProps) {
  const field = useField();
  const wrong = invalid || field?.invalid === true;
  return (
    <div
      data-invalid={wrong || undefined}
      className="field-well control-edge flex min-h-[2rem] w-full items-center gap-8 px-10"
    >
      {icon && <Icon name={icon} />}
      <input
        ref={ref}
        id={label === undefined ? field?.controlId : undefined}
        aria-label={label}
        aria-describedby={field?.describedBy}
        aria-invalid={wrong || undefined}
        type={password ? "password" : "text"}
        inputMode={numeric ? "decimal" : undefined}
        autoComplete={autoComplete}
        spellCheck={false}
        maxLength={maxLength}
        readOnly={readOnly}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || hasModifier(event)) return;
          if (ownedByInputMethod(event.nativeEvent)) event.preventDefault();
          else if (onEnter) {
            event.preventDefault();
            onEnter();
          }
        }}
        className={`min-w-0 flex-1 bg-transparent ${numeric ? "text-right" : ""}`}
      />
      {note && <span className="text-meta whitespace-nowrap text-ink-3">{note}</span>}
    </div>
  );
}

/** Grows with its text, from two lines to eight, then scrolls. */
export function TextArea({
  value,
  onChange,
  onLeave,
  placeholder,
  label,
  maxLength,
  ref,
}: {
  value: string;
  onChange: (value: string) => void;
  onLeave?: () => void;
  placeholder?: string;
  label?: string;
  maxLength?: number;
  ref?: Ref<HTMLTextAreaElement>;
}) {
  const field = useField();
  return (
    <div
      data-invalid={field?.invalid === true || undefined}
      className="field-well control-edge grid px-10 py-5"
    >
      {/* The twin gives the row its height; WebKitGTK 2.50 has no field-sizing. */}
      <span
        aria-hidden="true"
        className="invisible col-start-1 row-start-1 max-h-[10rem] min-h-[2.5rem] overflow-hidden break-words whitespace-pre-wrap"
      >
        {`${value}\u200b`}
      </span>
      <textarea
        ref={ref}
        rows={1}
        id={label === undefined ? field?.controlId : undefined}
        aria-label={label}
        aria-describedby={field?.describedBy}
        aria-invalid={field?.invalid === true || undefined}
        spellCheck={false}
        maxLength={maxLength}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        className="col-start-1 row-start-1 resize-none bg-transparent"
      />
    </div>
  );
}

function hasModifier(event: { ctrlKey: boolean; metaKey: boolean; altKey: boolean }): boolean {
  return event.ctrlKey || event.metaKey || event.altKey;
}
