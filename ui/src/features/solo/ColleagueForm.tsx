import { useState, type SubmitEvent } from "react";
import { Button } from "../../components/Button";
import { ChoiceRow } from "../../components/ChoiceRow";
import { Field } from "../../components/Field";
import { TextField } from "../../components/TextField";
import { ErrorBanner } from "../../errors/ErrorBanner";
import type { Level } from "../../ipc/generated/Level";
import { useCommand } from "../../ipc/queries";
import { useText } from "../../locales/text";
import { PasswordField } from "../session/PasswordField";
import { hasUserName, isLongEnough } from "./rules";

const LEVELS: readonly Level[] = ["L1", "L2", "L3"];

/** 添加同事, in a shop on this laptop alone. */
export function ColleagueForm() {
  const text = useText();
  const add = useCommand("add_colleague");
  const [name, setName] = useState("");
  const [user, setUser] = useState("");
  const [level, setLevel] = useState<Level>("L1");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const [added, setAdded] = useState<string>();
  const short = !isLongEnough(password);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    setAdded(undefined);
    if (name.trim() === "" || !hasUserName(user) || short) return;
    add.mutate(
      { name, user, level, password },
      {
        onSuccess: () => {
          setAdded(name.trim());
          setTried(false);
          setName("");
          setUser("");
          setPassword("");
        },
      },
    );
  }

  return (
    <form noValidate onSubmit={submit} aria-label={text("solo.colleague")}>
      {add.error && <ErrorBanner error={add.error} />}
      <Field
        wideLabel
        label={text("solo.colleague.name")}
        error={tried && name.trim() === "" ? text("solo.needName") : undefined}
      >
        <TextField value={name} onChange={setName} maxLength={60} />
      </Field>
      <Field
        wideLabel
        label={text("session.user")}
        error={tried && !hasUserName(user) ? text("solo.needUser") : undefined}
      >
        <TextField value={user} onChange={setUser} maxLength={32} />
      </Field>
      <Field wideLabel label={text("solo.colleague.level")}>
        <ChoiceRow
          choices={LEVELS.map((value) => ({ value, label: text(`solo.level.${value}`) }))}
          value={level}
          onChange={setLevel}
        />
      </Field>
      <Field
        wideLabel
        label={text("solo.colleague.password")}
        error={tried && short ? text("solo.needPassword") : undefined}
      >
        <PasswordField value={password} onChange={setPassword} />
      </Field>
      <Button submit>{text("solo.colleague.add")}</Button>
      <p role="status" className="pt-4 text-meta text-ink-2">
        {added === undefined ? "" : text("solo.colleague.added", { name: added })}
      </p>
    </form>
  );
}
