import { useState, type ReactNode, type SubmitEvent } from "react";
import { Button } from "../../components/Button";
import { Field } from "../../components/Field";
import { TextField } from "../../components/TextField";
import { ErrorBanner } from "../../errors/ErrorBanner";
import type { SessionView } from "../../ipc/generated/SessionView";
import { useCommand } from "../../ipc/queries";
import { useText } from "../../locales/text";
import { PasswordField } from "../session/PasswordField";
import { isLongEnough } from "./rules";
import { useSessionCall } from "./useSolo";

/** 连接到中心: pack here, unpack at the server, connect. */
export function MoveSteps({ session }: { session: SessionView }) {
  const text = useText();
  const cancel = useSessionCall("cancel_move");
  // Packing answers with the path only; the session is asked for anew by the push that follows.
  const [path, setPath] = useState<string>();
  const packed = session.mode === "moving" || path !== undefined;
  return (
    <>
      <ol className="grid gap-16 pt-8">
        <Step number={1} title={text("solo.move.pack")} hint={text("solo.move.packHint")}>
          <PackForm onPacked={setPath} />
          {path !== undefined && (
            <p role="status" className="pt-8">
              {text("solo.move.packed")}{" "}
              <code data-path className="break-all">
                {path}
              </code>
            </p>
          )}
        </Step>
        <Step number={2} title={text("solo.move.adopt")} hint={text("solo.move.adoptHint")}>
          <code className="break-all">doorstep-central --data DIR --adopt FILE</code>
        </Step>
        <Step number={3} title={text("solo.move.connect")} hint={text("solo.move.connectHint")}>
          <ConnectForm blocked={packed ? undefined : text("solo.move.packFirst")} />
        </Step>
      </ol>
      {packed && (
        <div className="pt-16">
          <p className="pb-6 text-meta text-ink-2">{text("solo.move.waiting")}</p>
          {cancel.error && <ErrorBanner error={cancel.error} />}
          <Button onPress={() => cancel.mutate({}, { onSuccess: () => setPath(undefined) })}>
            {text("solo.move.cancel")}
          </Button>
        </div>
      )}
    </>
  );
}

function Step({
  number,
  title,
  hint,
  children,
}: {
  number: number;
  title: string;
  hint: string;
  children: ReactNode;
}) {
  return (
    <li>
      <h3>
        {number}. {title}
      </h3>
      <p className="pb-4 text-meta text-ink-2">{hint}</p>
      {children}
    </li>
  );
}

function PackForm({ onPacked }: { onPacked: (path: string) => void }) {
  const text = useText();
  const pack = useCommand("pack_move");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const short = !isLongEnough(passphrase);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (short || again !== passphrase) return;
    pack.mutate({ passphrase }, { onSuccess: ({ path }) => onPacked(path) });
  }

  return (
    <form noValidate onSubmit={submit}>
      {pack.error && <ErrorBanner error={pack.error} />}
      <Field
        wideLabel
        label={text("solo.move.passphrase")}
        error={tried && short ? text("solo.needPassword") : undefined}
      >
        <PasswordField value={passphrase} onChange={setPassphrase} />
      </Field>
      <Field
        wideLabel
        label={text("solo.move.passphraseAgain")}
        error={tried && again !== passphrase ? text("solo.needSame") : undefined}
      >
        <PasswordField value={again} onChange={setAgain} />
      </Field>
      <Button submit>{text(pack.isPending ? "solo.move.packing" : "solo.move.packNow")}</Button>
    </form>
  );
}

function ConnectForm({ blocked }: { blocked: string | undefined }) {
  const text = useText();
  const connect = useSessionCall("connect_central");
  const [address, setAddress] = useState("");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (blocked !== undefined || address.trim() === "" || password === "") return;
    connect.mutate({ central_url: address.trim(), password });
  }

  return (
    <form noValidate onSubmit={submit}>
      {connect.error && <ErrorBanner error={connect.error} />}
      <Field
        wideLabel
        label={text("session.address")}
        error={tried && address.trim() === "" ? text("session.needAddress") : undefined}
      >
        <TextField
          value={address}
          onChange={setAddress}
          placeholder={text("session.addressExample")}
          autoComplete="url"
        />
      </Field>
      <Field
        wideLabel
        label={text("solo.move.yourPassword")}
        error={tried && password === "" ? text("session.needPassword") : undefined}
      >
        <PasswordField value={password} onChange={setPassword} />
      </Field>
      <Button submit {...(blocked === undefined ? {} : { blocked })}>
        {text(connect.isPending ? "session.opening" : "solo.move.connectNow")}
      </Button>
    </form>
  );
}
