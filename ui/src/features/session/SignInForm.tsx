import { useEffect, useRef, useState, type SubmitEvent } from "react";
import { Button } from "../../components/Button";
import { Field } from "../../components/Field";
import { TextField } from "../../components/TextField";
import { ErrorBanner } from "../../errors/ErrorBanner";
import type { KnownUser } from "../../ipc/generated/KnownUser";
import type { SessionView } from "../../ipc/generated/SessionView";
import { useText } from "../../locales/text";
import { PasswordField } from "./PasswordField";
import { RescuePanel } from "./RescuePanel";
import { signInErrors } from "./signInErrors";
import { useSignIn } from "./useSignIn";
import { WhoIsHere } from "./WhoIsHere";

/** No user has this name: names of users hold no space. */
const SOMEONE_ELSE = " ";
const FIRST_FIELD = "input:not([readonly])";

export function SignInForm({
  session,
  onChoose,
}: {
  session: SessionView;
  /** None is 其他人. */
  onChoose: (person: KnownUser | null) => void;
}) {
  const text = useText();
  const signIn = useSignIn();
  const form = useRef<HTMLFormElement>(null);
  const { known_users: known } = session;
  const firstRun = session.state === "first_run";
  const [chosen, setChosen] = useState(known[0]?.user ?? SOMEONE_ELSE);
  const [byPin, setByPin] = useState(known[0]?.pin_works ?? false);
  const [typedUser, setTypedUser] = useState("");
  const [address, setAddress] = useState(session.central_url ?? "");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);

  const typesUser = chosen === SOMEONE_ELSE;
  const person = known.find((one) => one.user === chosen);
  const pin = byPin && person?.pin_works === true;
  const user = typesUser ? typedUser.trim() : chosen;
  const failed = signIn.error ? signInErrors(signIn.error, firstRun) : {};
  const missing = {
    address: tried && firstRun && address.trim() === "" ? text("session.needAddress") : undefined,
    user: tried && user === "" ? text("session.needUser") : undefined,
    password:
      tried && password === "" ? text(pin ? "session.needPin" : "session.needPassword") : undefined,
  };
  const choose = (next: KnownUser | null) => {
    setChosen(next?.user ?? SOMEONE_ELSE);
    setByPin(next?.pin_works ?? false);
    setPassword("");
    setTried(false);
    signIn.reset();
    onChoose(next);
  };

  useEffect(() => {
    const fields = [...(form.current?.querySelectorAll<HTMLInputElement>(FIRST_FIELD) ?? [])];
    (fields.find((field) => field.value === "") ?? fields[0])?.focus();
  }, [chosen, pin]);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (user === "" || password === "" || (firstRun && address.trim() === "")) {
      const fields = form.current?.querySelectorAll<HTMLInputElement>(FIRST_FIELD) ?? [];
      [...fields].find((field) => field.value.trim() === "")?.focus();
      return;
    }
    signIn.mutate({
      central_url: firstRun ? address.trim() : null,
      user,
      password,
      by: pin ? "pin" : "password",
    });
  }

  return (
    <form ref={form} noValidate onSubmit={submit}>
      {failed.elsewhere && (
        <div className="pb-8">
          <ErrorBanner error={failed.elsewhere} />
        </div>
      )}
      {signIn.error?.code === "DatabaseUnreadable" && signIn.variables?.by === "password" && (
        <RescuePanel user={signIn.variables.user} password={signIn.variables.password} />
      )}
      {known.length > 0 && <WhoIsHere known={known} person={person ?? null} onChoose={choose} />}
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
        label={text(pin ? "session.pin" : "session.password")}
        labelAbove
        error={missing.password ?? failed.password}
      >
        <PasswordField pin={pin} value={password} onChange={setPassword} />
      </Field>
      {person?.pin_works && (
        <Button
          kind="plain"
          onPress={() => {
            setByPin(!pin);
            setPassword("");
            signIn.reset();
          }}
        >
          {text(pin ? "session.usePassword" : "session.usePin")}
        </Button>
      )}
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
