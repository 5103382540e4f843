import { useEffect } from "react";
import { SignInScreen, Door } from "../features/session/SignInScreen";
import { useAppearance } from "../features/settings/usePreferences";
import { ErrorBanner } from "../errors/ErrorBanner";
import { useAnswer, useHost } from "../ipc/queries";
import { useText } from "../locales/text";
import { App } from "./App";
import { Desk } from "./Desk";

/** Nobody passes without a session; what is behind it is drawn only with one. */
export function SessionGate() {
  const text = useText();
  const host = useHost();
  const answer = useAnswer("get_session", {});
  const { data: session, error } = answer;
  const looksAsChosen = useAppearance();

  const painted = looksAsChosen && (session !== undefined || error !== null);
  useEffect(() => {
    if (!painted) return;
    // The shell, and whoever drives the window in a test, waits for this.
    document.documentElement.dataset.ready = "true";
    host.ready?.();
  }, [painted, host]);

  if (!looksAsChosen) return null;
  if (session?.state === "signed_in" && session.staff) {
    return <Desk session={session} staff={session.staff} />;
  }
  return (
    <App titleBar={host.window ? { hostWindow: host.window } : {}}>
      {session ? (
        <SignInScreen
          key={session.known_users.map((known) => known.user).join()}
          session={session}
        />
      ) : (
        error && (
          <Door>
            <h2 className="pb-12 text-title">{text("session.cannotOpen")}</h2>
            <ErrorBanner error={error} onAct={() => void answer.refetch()} />
          </Door>
        )
      )}
    </App>
  );
}
