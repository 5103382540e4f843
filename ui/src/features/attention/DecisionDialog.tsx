import { useState } from "react";
import { Banner } from "../../components/Banner";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Field } from "../../components/Field";
import { TextArea } from "../../components/TextField";
import { useText } from "../../locales/text";
import { InstantField } from "../intake/InstantField";

export type Asked = "note" | "reason" | "later";

const DAY_MS = 86_400_000;

/** The words, or the day, that a decision needs. */
export function DecisionDialog({
  asks,
  now,
  trouble,
  saving,
  onClose,
  onWords,
  onLater,
}: {
  asks: Asked;
  now: number;
  /** Why the last try was refused. */
  trouble: string | null;
  saving: boolean;
  onClose: () => void;
  onWords: (words: string) => void;
  onLater: (until: number) => void;
}) {
  const text = useText();
  const [words, setWords] = useState("");
  const [until, setUntil] = useState<number | null>(now + DAY_MS);
  const [valid, setValid] = useState(true);
  const [missing, setMissing] = useState(false);

  function submit() {
    if (asks === "later") {
      if (valid && until !== null && until > now) onLater(until);
      else setMissing(true);
    } else if (asks === "reason" && words.trim() === "") setMissing(true);
    else onWords(words);
  }

  const title = text(`attention.ask.${asks}`);
  const error = missing ? text(`attention.ask.${asks}.missing`) : undefined;
  return (
    <Dialog
      open
      narrow
      title={title}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text("actions.cancel")}
          </Button>
          <Button kind="primary" keys="Ctrl+Enter" onPress={submit}>
            {saving ? text("actions.saving") : title}
          </Button>
        </>
      }
    >
      <Field
        wideLabel
        label={text(`attention.ask.${asks}.label`)}
        number={1}
        {...(error === undefined ? {} : { error })}
      >
        {asks === "later" ? (
          <InstantField value={until} onChange={setUntil} onValidity={setValid} way="ahead" />
        ) : (
          <TextArea value={words} onChange={setWords} />
        )}
      </Field>
      {trouble !== null && (
        <Banner tone="danger" title={text("actions.kept")}>
          {trouble}
        </Banner>
      )}
    </Dialog>
  );
}
