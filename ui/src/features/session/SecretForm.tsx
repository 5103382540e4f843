import { useState } from "react";
import { Button } from "../../components/Button";
import { Field } from "../../components/Field";
import { TextField } from "../../components/TextField";
import { ErrorBanner } from "../../errors/ErrorBanner";
import type { CallError } from "../../ipc/client";
import { useText } from "../../locales/text";
import { PasswordField } from "./PasswordField";

interface Asked {
  label: string;
  /** A name rather than a secret. */
  shown?: boolean;
  pin?: boolean;
  fresh?: boolean;
}

/** Two values, of which at least one is a secret; both are forgotten once they were taken. */
export function SecretForm({
  first,
  second,
  hint,
  busy,
  error,
  onSave,
  onDone,
}: {
  first: Asked;
  second: Asked;
  hint: string;
  busy?: string | undefined;
  error: CallError | null;
  onSave: (first: string, second: string, options: { onSuccess: () => void }) => void;
  onDone: () => void;
}) {
  const text = useText();
  const [one, setOne] = useState("");
  const [other, setOther] = useState("");
  const isWhole = one !== "" && other !== "";
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole && busy === undefined) onSave(one, other, { onSuccess: onDone });
      }}
    >
      {error && <ErrorBanner error={error} />}
      <Field label={first.label} labelAbove>
        {first.shown ? (
          <TextField value={one} onChange={setOne} autoComplete="off" />
        ) : (
          <PasswordField value={one} onChange={setOne} />
        )}
      </Field>
      <Field label={second.label} labelAbove hint={hint}>
        <PasswordField
          pin={second.pin ?? false}
          fresh={second.fresh ?? false}
          value={other}
          onChange={setOther}
        />
      </Field>
      <Button submit kind="primary">
        {busy ?? text("people.save")}
      </Button>
    </form>
  );
}
