import { useState } from "react";
import { useText } from "../locales/text";
import { FieldMessage } from "./Field";
import { TextField } from "./TextField";
import { parseYuan, yuanText } from "./yuan";

/** Yuan as typed, integer 分 as value. Nonsense is null, and says why on leaving. */
export function MoneyField({
  value,
  onChange,
  onValidity,
  label,
}: {
  value: number | null;
  onChange: (fen: number | null) => void;
  /** A form must not be sent while what is typed is not an amount. */
  onValidity?: (valid: boolean) => void;
  label?: string;
}) {
  const text = useText();
  const [typed, setTyped] = useState(() => yuanText(value));
  const [known, setKnown] = useState(value);
  const [left, setLeft] = useState(false);
  if (value !== known) {
    // Set from outside, not by our own typing.
    setKnown(value);
    setTyped(yuanText(value));
  }
  const parsed = parseYuan(typed);
  const problem = "problem" in parsed && left ? parsed.problem : null;

  function change(next: string) {
    setTyped(next);
    setLeft(false);
    const yuan = parseYuan(next);
    const fen = "fen" in yuan ? yuan.fen : null;
    setKnown(fen);
    onValidity?.("fen" in yuan);
    if (fen !== value) onChange(fen);
  }

  return (
    <div>
      <span className="inline-flex items-center gap-6">
        <span className="w-[6.5rem]">
          <TextField
            value={typed}
            onChange={change}
            onLeave={() => setLeft(true)}
            invalid={problem !== null}
            numeric
            {...(label === undefined ? {} : { label })}
          />
        </span>
        {text("money.unit")}
      </span>
      {problem && <FieldMessage>{text(problem)}</FieldMessage>}
    </div>
  );
}
