import { useEffect, useState } from "react";
import { Icon } from "../../components/icons";
import { TextField } from "../../components/TextField";
import { useText } from "../../locales/text";

/** Can be read back, and says when the capitals are locked. */
export function PasswordField({
  value,
  onChange,
  pin = false,
  fresh = false,
}: {
  value: string;
  onChange: (value: string) => void;
  /** Digits: capitals don't matter. */
  pin?: boolean;
  /** A new one: nothing to be filled in. */
  fresh?: boolean;
}) {
  const text = useText();
  const [shown, setShown] = useState(false);
  const capsLock = useCapsLock();
  return (
    <>
      <TextField
        password={!shown}
        value={value}
        onChange={onChange}
        autoComplete={pin ? "off" : fresh ? "new-password" : "current-password"}
        note={
          <button
            type="button"
            aria-pressed={shown}
            aria-label={text(
              pin
                ? shown
                  ? "session.hidePin"
                  : "session.showPin"
                : shown
                  ? "session.hidePassword"
                  : "session.showPassword",
            )}
            onClick={() => setShown(!shown)}
            className="grid size-[1.5rem] place-items-center rounded-mark text-ink-2 hover:text-ink-1"
          >
            <Icon name="eye" />
          </button>
        }
      />
      <p role="status" className="text-meta text-ink-2">
        {capsLock && !pin ? text("session.capsLock") : ""}
      </p>
    </>
  );
}

function useCapsLock(): boolean {
  const [on, setOn] = useState(false);
  useEffect(() => {
    // Filling in by a password manager sends key events without a state.
    const look = (event: KeyboardEvent) =>
      setOn("getModifierState" in event && event.getModifierState("CapsLock"));
    window.addEventListener("keydown", look);
    window.addEventListener("keyup", look);
    return () => {
      window.removeEventListener("keydown", look);
      window.removeEventListener("keyup", look);
    };
  }, []);
  return on;
}
