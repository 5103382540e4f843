import { useEffect, useRef, useState, type SubmitEvent } from "react";
import { Button } from "../../components/Button";
import { Field } from "../../components/Field";
import { TextField } from "../../components/TextField";
import { ErrorBanner } from "../../errors/ErrorBanner";
import { useText } from "../../locales/text";
import { PasswordField } from "../session/PasswordField";
import { hasStoreCode, hasUserName, isLongEnough } from "./rules";
import { useSessionCall } from "./useSolo";

const LONGEST_NAME = 60;

/** Founds a shop on this laptop: the store, and the person who answers for it. */
export function StartSoloForm() {
  const text = useText();
  const start = useSessionCall("start_solo");
  const form = useRef<HTMLFormElement>(null);
  const [storeName, setStoreName] = useState("");
  const [storeCode, setStoreCode] = useState("MD");
  const [name, setName] = useState("");
  const [user, setUser] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);

  useEffect(() => form.current?.querySelector("input")?.focus(), []);

  // In the order of the fields on the screen.
  const wrong = {
    storeName: storeName.trim() === "" ? text("solo.needStoreName") : undefined,
    storeCode: hasStoreCode(storeCode) ? undefined : text("solo.needStoreCode"),
    name: name.trim() === "" ? text("solo.needName") : undefined,
    user: hasUserName(user) ? undefined : text("solo.needUser"),
    password: isLongEnough(password) ? undefined : text("solo.needPassword"),
    again: again === password ? undefined : text("solo.needSame"),
  };
  const said = (field: keyof typeof wrong) => (tried ? wrong[field] : undefined);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    const first = Object.values(wrong).findIndex((words) => words !== undefined);
    if (first >= 0) {
      form.current?.querySelectorAll("input")[first]?.focus();
      return;
    }
    start.mutate({ store_name: storeName, store_code: storeCode, name, user, password });
  }

  return (
    <form ref={form} noValidate onSubmit={submit}>
      {start.error && (
        <div className="pb-8">
          <ErrorBanner error={start.error} />
        </div>
      )}
      <Field label={text("solo.storeName")} labelAbove error={said("storeName")}>
        <TextField value={storeName} onChange={setStoreName} maxLength={LONGEST_NAME} />
      </Field>
      <Field
        label={text("solo.storeCode")}
        labelAbove
        hint={text("solo.storeCodeHint")}
        error={said("storeCode")}
      >
        <TextField
          value={storeCode}
          onChange={(code) => setStoreCode(code.toUpperCase())}
          maxLength={3}
        />
      </Field>
      <Field label={text("solo.name")} labelAbove error={said("name")}>
        <TextField value={name} onChange={setName} autoComplete="name" maxLength={LONGEST_NAME} />
      </Field>
      <Field label={text("session.user")} labelAbove error={said("user")}>
        <TextField value={user} onChange={setUser} autoComplete="username" maxLength={32} />
      </Field>
      <Field
        label={text("session.password")}
        labelAbove
        hint={text("solo.passwordHint")}
        error={said("password")}
      >
        <PasswordField value={password} onChange={setPassword} />
      </Field>
      <Field label={text("solo.again")} labelAbove error={said("again")}>
        <PasswordField value={again} onChange={setAgain} />
      </Field>
      <div className="grid pt-8">
        <Button submit kind="primary" icon="lock" keys="Enter">
          {text(start.isPending ? "session.opening" : "solo.start")}
        </Button>
      </div>
    </form>
  );
}
