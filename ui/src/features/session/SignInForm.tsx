import { useEffect, useRef, useState, type SubmitEvent } from "react";
import { Button } from "../../components/Button";
import { ChoiceRow } from "../../components/ChoiceRow";
import { Field } from "../../components/Field";
import { TextField } from "../../components/TextField";
import { ErrorBanner } from "../../errors/ErrorBanner";
import type { SessionView } from "../../ipc/generated/SessionView";
import { useText } from "../../locales/text";
import { PasswordField } from "./PasswordField";
import { signInErrors } from "./signInErrors";
import { useSignIn } from "./useSignIn";

/** No user has this name: names of users hold no space. */
const SOMEONE_ELSE = " ";
const FIRST_FIELD = "input:not([readonly])";

export function SignInForm({
  session,
  onSomeoneElse,
}: {
  session: SessionView;
  /** The person chose, or left, 其他人. */
  onSomeoneElse: (chosen: boolean) => void;
}) {
  const text = useText();
  const signIn = useSignIn();
  const form = useRef<HTMLFormElement>(null);
  const { known_users: known } = session;
  const firstRun = session.state === "first_run";
  const [chosen, setChosen] = useState(known[0] ?? SOMEONE_ELSE);
  const [typedUser, setTypedUser] = useState("");
  const [address, setAddress] = useState(session.central_url ?? "");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);

  const typesUser = chosen === SOMEONE_ELSE;
  const user = typesUser ? typedUser.trim() : chosen;
  const failed = signIn.error ? signInErrors(signIn.error, firstRun) : {};
  const missing = {
    address: tried && firstRun && address.trim() === "" ? text("session.needAddress") : undefined,
    user: tried && user === "" ? text("session.needUser") : undefined,
    password: tried && password === "" ? text("session.needPassword") : undefined,
  };

  useEffect(() => {
    const fields = [...(form.current?.querySelectorAll<HTMLInputElement>(FIRST_FIELD) ?? [])];
    (fields.find((field) => field.value === "") ?? fields[0])?.focus();
  }, [chosen]);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (user === "" || password === "" || (firstRun && address.trim() === "")) {
      const fields = form.current?.querySelectorAll<HTMLInputElement>(FIRST_FIELD) ?? [];
      [...fields].find((field) => field.value.trim() === "")?.focus();
      return;
    }
    signIn.mutate({ central_url: firstRun ? address.trim() : null, user, password });
  }

  return (
    <form ref={form} noValidate onSubmit={submit}>
      {failed.elsewhere && (
        <div className="pb-8">
          <ErrorBanner error={failed.elsewhere} />
        </div>
      )}
      {known.length > 0 && (
        <Field label={text("session.who")} labelAbove>
          <ChoiceRow
            choices={[
              ...known.map((name) => ({ value: name, label: name })),
              { value: SOMEONE_ELSE, label: text("session.someoneElse") },
            ]}
            value={chosen}
            onChange={(next) => {
              setChosen(next);
              setPassword("");
              setTried(false);
              signIn.reset();
              onSomeoneElse(next === SOMEONE_ELSE);
            }}
          />
        </Field>
      )}
      {firstRun && (
        <Field
          label={text("session.address")}
          labelAbove
          hint={text("session.addressHint")}
          error={missing.address ?? failed.address}
        >
          <TextField
            value={address}
            onChange={setAddress}
            placeholder={text("session.addressExample")}
            autoComplete="url"
          />
        </Field>
      )}
      {typesUser && (
        <Field label={text("session.user")} labelAbove error={missing.user}>
          <TextField value={typedUser} onChange={setTypedUser} autoComplete="username" />
        </Field>
      )}
      <Field
        label={text("session.password")}
        labelAbove
        error={missing.password ?? failed.password}
      >
        <PasswordField value={password} onChange={setPassword} />
      </Field>
      <div className="grid pt-8">
        <Button submit kind="primary" icon="lock" keys="Enter">
          {signIn.isPending
            ? text("session.opening")
            : text(session.state === "locked" && !typesUser ? "session.unlock" : "session.signIn")}
        </Button>
      </div>
    </form>
  );
}
