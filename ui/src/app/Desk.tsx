import { useEffect, useRef, useState } from "react";
import { Banner } from "../components/Banner";
import { useShortcuts, type Shortcuts } from "../components/shortcuts";
import { Toast, type ToastContent } from "../components/Toast";
import { ComplaintsScreen } from "../features/complaints/ComplaintsScreen";
import { ImportUnderWay } from "../features/import/ImportUnderWay";
import { ask, DeskContext, type DeskActions } from "../features/records/desk";
import { KIND_ICONS, LISTED } from "../features/records/kinds";
import { CommandBar, type CommandAction } from "../features/search/CommandBar";
import { useLock } from "../features/session/useSignIn";
import { SyncTitle } from "../features/sync/SyncTitle";
import { TodayScreen } from "../features/today/TodayScreen";
import type { AttentionItem } from "../ipc/generated/AttentionItem";
import type { SessionView } from "../ipc/generated/SessionView";
import type { Staff } from "../ipc/generated/Staff";
import { useHost } from "../ipc/queries";
import { useText } from "../locales/text";
import { App } from "./App";
import { deskKeys } from "./deskKeys";
import { DraftBanner } from "./DraftBanner";
import { KeysSheet } from "./KeysSheet";
import { NEW_THINGS, NewMenu, type NewThing } from "./NewMenu";
import { focusNextPane } from "./nextPane";
import { readParts } from "./onDemand";
import { OpenRecord } from "./OpenRecord";
import { AttentionScreen, RecordsScreen, SettingsScreen } from "./parts";
import { KIND_SCREENS, kindOf, RAIL_SCREENS } from "./screens";
import { useDeskPlace } from "./useDeskPlace";
import { useForms } from "./useForms";
import { useIntakeForm } from "./useIntakeForm";
import { useRail } from "./useRail";

/** Everything behind the door: which screen is open, and what floats above it. */
export function Desk({ session, staff }: { session: SessionView; staff: Staff }) {
  const text = useText();
  const host = useHost();
  const lock = useLock();
  const place = useDeskPlace();
  const { screen, show, openRecord } = place;
  const [choosesNew, setChoosesNew] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const [toast, setToast] = useState<ToastContent | null>(null);
  const searchField = useRef<HTMLInputElement>(null);

  const say = (content: Omit<ToastContent, "id">) => setToast({ id: Date.now(), ...content });
  const openComplaint = (id: string) => openRecord({ kind: "complaint", id });
  const intake = useIntakeForm({ say, onRegistered: place.select, onOpen: openComplaint });
  const forms = useForms({ say, onOpen: openRecord });
  const focusSearch = () => searchField.current?.focus();
  const desk: DeskActions = {
    openRecord,
    openForm: forms.open,
    newComplaint: (customer) => intake.open(customer === undefined ? {} : { customer }),
    openAttention: () => show("attention"),
    focusSearch,
  };
  const lines = useCommandActions({
    onShow: show,
    onNew: start,
    onLock: () => lock.mutate(),
  });

  // A part that could not be read is read again when it is opened.
  useEffect(() => void readParts().catch(() => undefined), []);

  function start(thing: NewThing) {
    setChoosesNew(false);
    if (thing === "complaint") intake.open();
    else forms.open(ask(thing));
  }
  function editAction({ command, command_id }: AttentionItem) {
    if (command?.type !== "act_on_complaint") return;
    const { complaint, action } = command;
    place.putRight({ complaint, prefill: { action, supersedes: command_id } });
  }

  const goTo: Shortcuts = Object.fromEntries(
    RAIL_SCREENS.map((one, index) => [`Ctrl+G ${index + 1}`, () => show(one)]),
  );
  useShortcuts({
    ...goTo,
    "Ctrl+N": () => setChoosesNew(true),
    "Ctrl+K": focusSearch,
    "Ctrl+L": () => lock.mutate(),
    "?": () => setKeysOpen(true),
    F6: focusNextPane,
  });

  const drafts = [...intake.drafts, ...forms.drafts];
  const kind = kindOf(screen);
  const selection = {
    selected: place.selected,
    onOpenAttention: () => show("attention"),
    onSelect: place.select,
    onOpen: (id: string) => {
      place.select(id);
      openComplaint(id);
    },
  };
  return (
    <DeskContext value={desk}>
      <App
        titleBar={{
          command: <CommandBar ref={searchField} actions={lines} onOpen={openRecord} />,
          sync: <SyncTitle user={staff.user} onAttention={() => show("attention")} />,
          ...(host.window ? { hostWindow: host.window } : {}),
        }}
        banner={
          <>
            {session.reading_is_masked && (
              <div className="border-b border-line-1 px-16 py-8">
                <Banner tone="warn" icon="lock" title={text("desk.leaseOver")}>
                  {text("desk.leaseOver.next")}
                </Banner>
              </div>
            )}
            <ImportUnderWay />
          </>
        }
        rail={useRail({ session, staff, screen, onShow: show, onNew: () => setChoosesNew(true) })}
      >
        {place.open !== null ? (
          <OpenRecord
            key={place.open.id}
            record={place.open}
            prefill={place.prefill}
            onBack={place.back}
          />
        ) : (
          <>
            {screen === "today" && (
              <TodayScreen
                {...selection}
                onNew={() => intake.open()}
                banner={
                  drafts.length > 0 &&
                  !intake.isOpen &&
                  !forms.isOpen && <DraftBanner drafts={drafts} />
                }
              />
            )}
            {screen === "complaints" && <ComplaintsScreen {...selection} />}
            {kind !== null && (
              <RecordsScreen
                key={kind}
                kind={kind}
                selected={place.selected}
                onSelect={place.select}
              />
            )}
            {screen === "attention" && (
              <AttentionScreen
                onEditRegistration={(draft) => intake.open({ draft })}
                onEditAction={editAction}
                onOpenComplaint={openComplaint}
              />
            )}
            {screen === "settings" && (
              <SettingsScreen session={session} onLock={() => lock.mutate()} />
            )}
          </>
        )}
      </App>
      {intake.dialog}
      {forms.form}
      <NewMenu open={choosesNew} onClose={() => setChoosesNew(false)} onChoose={start} />
      <KeysSheet groups={deskKeys(screen)} open={keysOpen} onClose={() => setKeysOpen(false)} />
      <Toast toast={toast} onGone={() => setToast(null)} />
    </DeskContext>
  );
}

/** What the command bar can do beside finding. */
function useCommandActions({
  onShow,
  onNew,
  onLock,
}: {
  onShow: (screen: (typeof RAIL_SCREENS)[number] | "settings") => void;
  onNew: (thing: NewThing) => void;
  onLock: () => void;
}): CommandAction[] {
  const text = useText();
  const names = [
    ["today", text("desk.today"), "today"],
    ["attention", text("desk.attention"), "inbox"],
    ["complaints", text("desk.complaints"), "complaint"],
    ...LISTED.map(
      (kind) => [KIND_SCREENS[kind], text(`records.${kind}`), KIND_ICONS[kind]] as const,
    ),
    ["settings", text("desk.settings"), "settings"],
  ] as const;
  return [
    ...NEW_THINGS.map(({ thing, icon }, index) => ({
      id: thing,
      icon,
      words: text(thing === "complaint" ? "intake.title" : `form.${thing}`),
      keys: `Ctrl+N ${index + 1}`,
      act: () => onNew(thing),
    })),
    ...names.map(([screen, words, icon], index) => ({
      id: screen,
      icon,
      words: text("search.goTo", { screen: words }),
      ...(screen === "settings" ? {} : { keys: `Ctrl+G ${index + 1}` }),
      act: () => onShow(screen),
    })),
    {
      id: "lock",
      icon: "lock",
      words: text("settings.lock"),
      keys: "Ctrl+L",
      act: onLock,
    },
  ];
}
