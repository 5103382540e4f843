import { Banner } from "../components/Banner";
import { LinkButton } from "../components/Button";
import type { AppError } from "../ipc/generated/AppError";
import { useText } from "../locales/text";
import { errorWords, presentations, type Presentation } from "./presentation";

const TONES = { rule: "warn", place: "neutral", fault: "danger" } as const satisfies Record<
  Presentation["severity"],
  string
>;
const ICONS = { rule: "info", place: "cloudOff", fault: "overdue" } as const;

/** A failed call at the top of the pane it concerns. `onAct` does what the error calls for. */
export function ErrorBanner({
  error,
  onAct,
}: {
  error: AppError;
  /** Try again, sign in, or sync, whichever the error's presentation names. */
  onAct?: () => void;
}) {
  const text = useText();
  const { severity, action } = presentations[error.code];
  const { said, next } = errorWords(error);
  return (
    <Banner
      tone={TONES[severity]}
      icon={ICONS[severity]}
      title={said}
      {...(error.incident === null ? {} : { incident: error.incident })}
      {...(action !== "none" && onAct
        ? { action: <LinkButton onPress={onAct}>{text(`errorAction.${action}`)}</LinkButton> }
        : {})}
    >
      {next}
    </Banner>
  );
}
