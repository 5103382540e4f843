import { useState, type ReactNode } from "react";
import { classes } from "../../components/classes";
import { DoorMark } from "../../components/DoorMark";
import { Icon, type IconName } from "../../components/icons";
import { useNow } from "../../components/now";
import { ErrorBanner } from "../../errors/ErrorBanner";
import type { KnownUser } from "../../ipc/generated/KnownUser";
import type { LockedDesk } from "../../ipc/generated/LockedDesk";
import type { SessionView } from "../../ipc/generated/SessionView";
import { useText } from "../../locales/text";
import { LanguageChoice } from "../settings/LanguageChoice";
import { usePreferences } from "../settings/usePreferences";
import { StartSoloForm } from "../solo/StartSoloForm";
import { WhereChoice, type Where } from "../solo/WhereChoice";
import { dueWords, dueWordsHoldMs, offlineWords } from "./lockedWords";
import { SignInForm } from "./SignInForm";

/** The door: first sign-in, unlock, or somebody else's first time on this laptop. */
export function SignInScreen({ session }: { session: SessionView }) {
  const text = useText();
  const [person, setPerson] = useState<KnownUser | null>(session.known_users[0] ?? null);
  const firstRun = session.state === "first_run";
  const [where, setWhere] = useState<Where>("central");
  const alone = firstRun && where === "alone";
  return (
    <Door>
      <h2 className={firstRun ? "pb-12 text-title" : "sr-only"}>
        {firstRun ? text("session.welcome") : text("session.locked")}
      </h2>
      {firstRun && session.solo_possible && <WhereChoice value={where} onChange={setWhere} />}
      {alone ? <StartSoloForm /> : <SignInForm session={session} onChoose={setPerson} />}
      {alone ? (
        <Note icon="cloudOff" title={text("solo.aloneTitle")}>
          {text("solo.alone")}
        </Note>
      ) : firstRun ? (
        <Note icon="info" title={text("session.firstRunTitle")}>
          {text("session.firstRun")}
        </Note>
      ) : (
        <LockedNotes locked={session.locked} person={person} />
      )}
    </Door>
  );
}

/** The brand at the left, what is asked at the right. */
export function Door({ children }: { children: ReactNode }) {
  const text = useText();
  const { preferences, set, error } = usePreferences();
  return (
    <div className="grid h-full grid-cols-[42%_minmax(0,1fr)]">
      <div className="grid place-items-center border-r border-line-1 bg-paper-2">
        <div className="grid justify-items-center">
          <DoorMark large />
          <h1 className="pt-28 text-deadline">{text("app.name")}</h1>
          <p className="text-ink-2">{text("session.motto")}</p>
        </div>
      </div>
      <div className="grid grid-rows-[auto_minmax(min-content,1fr)] overflow-y-auto bg-paper-0">
        {/* Whoever can't read this language has to find another before anything else. */}
        <div className="justify-self-end p-12">
          <LanguageChoice
            label={text("settings.language")}
            value={preferences.language}
            onChange={(language) => set({ language })}
          />
        </div>
        <div className="grid place-items-center px-28 pt-8 pb-28">
          <div className="w-full max-w-[25.5rem]">
            {error && (
              <div className="pb-12">
                <ErrorBanner error={error} />
              </div>
            )}
            {children}
          </div>
        </div>
      </div>
    </div>
  );
}

/** What one may know before unlocking. */
function LockedNotes({ locked, person }: { locked: LockedDesk | null; person: KnownUser | null }) {
  const text = useText();
  const now = useNow((at) => dueWordsHoldMs(locked, at));
  const due = locked === null ? null : dueWords(locked, now);
  return (
    <>
      {person === null ? (
        <Note icon="info" title={text("session.notEnrolledTitle")}>
          {text("session.notEnrolled")}
        </Note>
      ) : (
        <Note icon="cloudOff" title={text("session.offlineTitle")}>
          {offlineWords(locked, person, now)}
        </Note>
      )}
      {due !== null && (
        <Note
          icon="clock"
          title={text("session.stillCalls")}
          aside={
            <span className={classes(due.tone !== "plain" && "font-semibold", TONES[due.tone])}>
              {due.words}
            </span>
          }
        >
          {text("session.onlyCounts")}
        </Note>
      )}
    </>
  );
}

const TONES = { plain: "text-ink-2", amber: "text-warn", red: "text-danger" };

function Note({
  icon,
  title,
  aside,
  children,
}: {
  icon: IconName;
  title: string;
  /** What it comes to, at the right. */
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="mt-20 grid grid-cols-[auto_minmax(0,1fr)] gap-x-8 border-t border-line-1 pt-12">
      <Icon name={icon} className="mt-2" />
      <h3 className="flex flex-wrap justify-between gap-x-12 font-semibold">
        {title}
        {aside}
      </h3>
      <p className="col-start-2 text-meta text-ink-2">{children}</p>
    </section>
  );
}
