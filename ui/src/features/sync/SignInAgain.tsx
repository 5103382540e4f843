import { useState, type SubmitEvent } from "react";
import { Button } from "../../components/Button";
import { Field } from "../../components/Field";
import { TextField } from "../../components/TextField";
import { ErrorBanner } from "../../errors/ErrorBanner";
import { useText } from "../../locales/text";
import { signInErrors } from "../session/signInErrors";
import { useSignIn } from "../session/useSignIn";

/** The central wants the password again; work goes on meanwhile. */
export function SignInAgain({ user }: { user: string }) {
  const text = useText();
  const signIn = useSignIn();
  const [password, setPassword] = useState("");
  const errors = signIn.error ? signInErrors(signIn.error, false) : {};

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (password !== "") signIn.mutate({ central_url: null, user, password, by: "password" });
  }

  return (
    <form onSubmit={submit} className="mark-edge rounded-control bg-warn-tint px-12 py-8">
      <b className="text-warn">{text("sync.again.title")}</b>
      <p>{text("sync.again.hint")}</p>
      {errors.elsewhere && <ErrorBanner error={errors.elsewhere} />}
      <Field label={text("session.password")} error={errors.password} labelAbove>
        <TextField
          password
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
      </Field>
      <Button submit kind="primary">
        {text("session.signIn")}
      </Button>
    </form>
  );
}
