import { useState } from "react";
import { FieldMessage } from "../../components/Field";
import { instantWords } from "../../components/instant";
import { nowMs } from "../../components/now";
import { TextField } from "../../components/TextField";
import { useText } from "../../locales/text";
import { readInstant, type Way } from "./typedInstant";

/** A moment as text, of the past unless `way` looks ahead; null is now, or nothing where `empty` says so. */
export function InstantField({
  value,
  onChange,
  onValidity,
  label,
  empty,
  way = "back",
}: {
  value: number | null;
  onChange: (ms: number | null) => void;
  /** A form must not be sent while what is typed is not a moment. */
  onValidity?: (valid: boolean) => void;
  label?: string;
  /** What an empty field means; the default is 现在. */
  empty?: string;
  way?: Way;
}) {
  const text = useText();
  const [typed, setTyped] = useState(() =>
    value === null ? "" : instantWords(value, nowMs(), undefined),
  );
  const [left, setLeft] = useState(false);
  const read = readInstant(typed, nowMs(), way);
  const unread = read === "unread";

  function change(next: string) {
    setTyped(next);
    setLeft(false);
    const found = readInstant(next, nowMs(), way);
    onValidity?.(found !== "unread");
    // Until it can be read the last moment that was read stays.
    if (found !== "unread") onChange(found.ms);
  }

  return (
    <div>
      <TextField
        value={typed}
        onChange={change}
        onLeave={() => setLeft(true)}
        placeholder={empty ?? text("intake.now")}
        invalid={unread && left}
        note={
          unread || read.ms === null
            ? text("instantField.example")
            : text("instantField.read", { instant: instantWords(read.ms, nowMs(), undefined) })
        }
        {...(label === undefined ? {} : { label })}
      />
      {unread && left && <FieldMessage>{text("instantField.unread")}</FieldMessage>}
    </div>
  );
}
