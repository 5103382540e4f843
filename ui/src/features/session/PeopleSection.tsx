import { useState } from "react";
import { Button } from "../../components/Button";
import { instantWords } from "../../components/instant";
import { useNow } from "../../components/now";
import { ErrorBanner } from "../../errors/ErrorBanner";
import type { KnownUser } from "../../ipc/generated/KnownUser";
import type { SessionView } from "../../ipc/generated/SessionView";
import { useText } from "../../locales/text";
import { SecretForm } from "./SecretForm";
import { usePeople } from "./usePeople";

type Open = "add" | "password" | "pin" | null;

/** In the settings: who can unlock this laptop, and with what. */
export function PeopleSection({ session }: { session: SessionView }) {
  const text = useText();
  const [open, setOpen] = useState<Open>(null);
  const enrol = usePeople("enrol_colleague");
  const change = usePeople("change_laptop_password");
  const setPin = usePeople("set_pin");
  const removePin = usePeople("remove_pin");
  const me = session.known_users.find((known) => known.user === session.staff?.user);
  const now = useNow(() => null);
  const close = { onDone: () => setOpen(null) };
  return (
    <div className="grid gap-8 pt-6">
      <ul className="grid gap-4">
        {session.known_users.map((known) => (
          <Person key={known.user} known={known} isMe={known === me} />
        ))}
      </ul>
      {session.lease_until !== null && (
        <p className="text-meta text-ink-2">
          <b>{text("people.lease")}</b>{" "}
          {session.reading_is_masked
            ? text("people.leaseOver")
            : text("people.leaseUntil", {
                when: instantWords(session.lease_until, now, undefined),
              })}
        </p>
      )}
      <div className="flex flex-wrap gap-8">
        <Button pressed={open === "add"} onPress={() => setOpen("add")}>
          {text("people.add")}
        </Button>
        <Button pressed={open === "password"} onPress={() => setOpen("password")}>
          {text("people.changePassword")}
        </Button>
        <Button
          pressed={open === "pin"}
          onPress={() => setOpen("pin")}
          {...(session.pin_possible ? {} : { blocked: text("people.noKeychain") })}
        >
          {text(me?.has_pin ? "people.changePin" : "people.setPin")}
        </Button>
        {me?.has_pin && (
          <Button onPress={() => removePin.mutate({})}>{text("people.removePin")}</Button>
        )}
      </div>
      {removePin.error && <ErrorBanner error={removePin.error} />}
      {open === "add" && (
        <SecretForm
          {...close}
          first={{ label: text("people.user"), shown: true }}
          second={{ label: text("people.password") }}
          hint={text("people.addHint")}
          busy={enrol.isPending ? text("people.adding") : undefined}
          error={enrol.error}
          onSave={(user, password, options) => enrol.mutate({ user, password }, options)}
        />
      )}
      {open === "password" && (
        <SecretForm
          {...close}
          first={{ label: text("people.old") }}
          second={{ label: text("people.new"), fresh: true }}
          hint={text("people.changeHint")}
          error={change.error}
          onSave={(old, next, options) => change.mutate({ old, new: next }, options)}
        />
      )}
      {open === "pin" && (
        <SecretForm
          {...close}
          first={{ label: text("people.old") }}
          second={{ label: text("people.pin"), pin: true }}
          hint={text("people.pinHint")}
          error={setPin.error}
          onSave={(password, pin, options) => setPin.mutate({ password, pin }, options)}
        />
      )}
    </div>
  );
}

function Person({ known, isMe }: { known: KnownUser; isMe: boolean }) {
  const text = useText();
  const [asked, setAsked] = useState(false);
  const remove = usePeople("take_off_colleague");
  const name = known.name || known.user;
  return (
    <li className="flex flex-wrap items-center gap-8">
      <b>{name}</b>
      <span className="text-meta text-ink-2">
        {known.store === ""
          ? known.level
          : text("session.card", { level: known.level, store: known.store })}
      </span>
      {isMe && <span className="text-meta text-ink-2">{text("people.you")}</span>}
      {known.has_pin && <span className="text-meta text-ink-2">{text("people.hasPin")}</span>}
      {!isMe && !asked && (
        <Button kind="plain" onPress={() => setAsked(true)}>
          {text("people.remove")}
        </Button>
      )}
      {asked && (
        <>
          <span role="status">{text("people.removeAsk", { name })}</span>
          <Button kind="danger" onPress={() => remove.mutate({ user: known.user })}>
            {text("people.confirmRemove")}
          </Button>
          <Button onPress={() => setAsked(false)}>{text("people.keep")}</Button>
        </>
      )}
      {remove.error && <ErrorBanner error={remove.error} />}
    </li>
  );
}
