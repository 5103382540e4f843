import type { ReactNode } from "react";
import type { TextSize } from "../../app/appearance";
import { PaneHeader } from "../../app/Panes";
import { Button } from "../../components/Button";
import { ChoiceRow } from "../../components/ChoiceRow";
import { Field } from "../../components/Field";
import { ErrorBanner } from "../../errors/ErrorBanner";
import type { SessionView } from "../../ipc/generated/SessionView";
import type { Theme } from "../../ipc/generated/Theme";
import { useText } from "../../locales/text";
import { PastImports } from "../import/PastImports";
import { ColleagueForm } from "../solo/ColleagueForm";
import { MoveSteps } from "../solo/MoveSteps";
import { PeopleSection } from "../session/PeopleSection";
import { LanguageChoice } from "./LanguageChoice";
import { textSizeOf, usePreferences } from "./usePreferences";

const THEMES: readonly Theme[] = ["system", "light", "dark", "contrast"];
const SIZES: readonly TextSize[] = ["100", "125", "150"];

export function SettingsScreen({ session, onLock }: { session: SessionView; onLock: () => void }) {
  const text = useText();
  const { preferences, set, error } = usePreferences();
  return (
    <div data-pane tabIndex={-1} className="flex h-full flex-col bg-paper-0">
      <PaneHeader title={text("settings.title")} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="max-w-[44rem]">
          <Section title={text("settings.appearance")} hint={text("settings.appearance.hint")}>
            {error && <ErrorBanner error={error} />}
            <Field wideLabel label={text("settings.language")}>
              <LanguageChoice
                value={preferences.language}
                onChange={(language) => set({ language })}
              />
            </Field>
            <Field wideLabel label={text("settings.theme")}>
              <ChoiceRow
                choices={THEMES.map((theme) => ({
                  value: theme,
                  label: text(`settings.theme.${theme}`),
                }))}
                value={preferences.theme}
                onChange={(theme) => set({ theme })}
              />
            </Field>
            <Field wideLabel label={text("settings.textSize")}>
              <ChoiceRow
                choices={SIZES.map((size) => ({
                  value: size,
                  label: text(`settings.textSize.${size}`),
                }))}
                value={textSizeOf(preferences.text_percent)}
                onChange={(size) => set({ text_percent: Number(size) })}
              />
            </Field>
          </Section>
          <Section title={text("settings.safety")} hint={text("settings.lock.hint")}>
            <div className="pt-6">
              <Button icon="lock" keys="Ctrl+L" onPress={onLock}>
                {text("settings.lock")}
              </Button>
            </div>
          </Section>
          {session.mode === "solo" && session.staff?.level === "L3" && (
            <Section title={text("solo.colleague")} hint={text("solo.colleague.hint")}>
              <ColleagueForm />
            </Section>
          )}
          {(session.mode === "solo" || session.mode === "moving") && (
            <Section title={text("solo.move")} hint={text("solo.move.hint")}>
              <MoveSteps session={session} />
            </Section>
          )}
          {session.staff && session.staff.level !== "L1" && (
            <Section title={text("import.past")} hint={text("import.past.hint")}>
              <PastImports />
            </Section>
          )}
          <Section title={text("people.title")} hint={text("people.hint")}>
            <PeopleSection session={session} />
          </Section>
          <Section title={text("settings.laptop")}>
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-16 gap-y-4 pt-4">
              <dt className="text-ink-2">{text("settings.person")}</dt>
              <dd>
                {[session.staff?.name, session.staff?.post, session.stores[0]?.name]
                  .filter(Boolean)
                  .join(" · ")}
              </dd>
              <dt className="text-ink-2">{text("settings.deviceCode")}</dt>
              <dd>{session.device_code ?? text("word.none")}</dd>
              <dt className="text-ink-2">{text("settings.central")}</dt>
              <dd className="break-all">{session.central_url ?? text("word.none")}</dd>
            </dl>
          </Section>
        </div>
      </div>
    </div>
  );
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="border-b border-line-1 px-20 py-16">
      <h2>{title}</h2>
      {hint && <p className="text-meta text-ink-2">{hint}</p>}
      {children}
    </section>
  );
}
