import { useState } from "react";
import { Icon } from "../components/icons";
import { useShortcuts } from "../components/shortcuts";
import { Toast, type ToastContent } from "../components/Toast";
import { AttentionScreen } from "../features/attention/AttentionScreen";
import type { RefusedAction } from "../features/complaint/ComplaintPage";
import { ComplaintsScreen } from "../features/complaints/ComplaintsScreen";
import { IntakeDialog } from "../features/intake/IntakeDialog";
import { LIMIT } from "../features/queue/QueueScreen";
import { useLock } from "../features/session/useSignIn";
import { SettingsScreen } from "../features/settings/SettingsScreen";
import { SyncTitle } from "../features/sync/SyncTitle";
import { TodayScreen } from "../features/today/TodayScreen";
import type { AttentionItem } from "../ipc/generated/AttentionItem";
import type { Receipt } from "../ipc/generated/Receipt";
import type { SavedDraft } from "../ipc/generated/SavedDraft";
import type { SessionView } from "../ipc/generated/SessionView";
import type { Staff } from "../ipc/generated/Staff";
import { useAnswer, useCommand, useHost } from "../ipc/queries";
import { useText } from "../locales/text";
import { App } from "./App";
import { deskKeys } from "./deskKeys";
import { DraftBanner } from "./DraftBanner";
import { KeysSheet } from "./KeysSheet";
import { focusNextPane } from "./nextPane";
import type { RailProps } from "./Rail";
import { isScreen, type ScreenName } from "./screens";

interface Refilled {
  complaint: string;
  prefill: RefusedAction;
}

/** Everything behind the door: which screen is open, and what floats above it. */
export function Desk({ session, staff }: { session: SessionView; staff: Staff }) {
  const text = useText();
  const host = useHost();
  const lock = useLock();
  const [screen, setScreen] = useState<ScreenName>("today");
  const [selected, setSelected] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [intake, setIntake] = useState<{ round: number; draft?: SavedDraft } | null>(null);
  const [refilled, setRefilled] = useState<Refilled | null>(null);
  const [keysOpen, setKeysOpen] = useState(false);
  const [toast, setToast] = useState<ToastContent | null>(null);
  const drafts = useAnswer("list_drafts", {}).data ?? [];
  const discard = useCommand("discard_draft");
  const restore = useCommand("save_draft");

  const show = (next: ScreenName) => {
    setScreen(next);
    setOpen(null);
    setRefilled(null);
  };
  const openComplaint = (id: string) => {
    setScreen((now) => (now === "complaints" ? now : "today"));
    setSelected(id);
    setOpen(id);
  };
  const newComplaint = (draft?: SavedDraft) =>
    setIntake((last) => last ?? { round: Date.now(), ...(draft ? { draft } : {}) });
  const say = (content: Omit<ToastContent, "id">) => setToast({ id: Date.now(), ...content });

  function registered({ complaint, number }: Receipt) {
    setIntake(null);
    setSelected(complaint);
    say({
      words: text("desk.registered", { number }),
      action: { words: text("desk.registered.open"), act: () => openComplaint(complaint) },
    });
  }

  function discardDraft({ draft }: SavedDraft) {
    discard.mutate(
      { id: draft.id },
      {
        onSuccess: () =>
          say({
            words: text("desk.draft.discarded"),
            action: { words: text("desk.undo"), act: () => restore.mutate(draft) },
          }),
      },
    );
  }

  function editAction({ command, command_id }: AttentionItem) {
    if (command.type !== "act_on_complaint") return;
    const { complaint, action } = command;
    openComplaint(complaint);
    setRefilled({ complaint, prefill: { action, supersedes: command_id } });
  }

  useShortcuts({
    "Ctrl+N": () => newComplaint(),
    "Ctrl+L": () => lock.mutate(),
    "Ctrl+G 1": () => show("today"),
    "Ctrl+G 2": () => show("attention"),
    "Ctrl+G 3": () => show("complaints"),
    "?": () => setKeysOpen(true),
    F6: focusNextPane,
  });

  const selection = {
    selected,
    open,
    prefill: open !== null && refilled?.complaint === open ? refilled.prefill : undefined,
    onOpenAttention: () => show("attention"),
    onSelect: setSelected,
    onOpen: (id: string | null) => {
      if (id !== null) setSelected(id);
      setOpen(id);
      setRefilled(null);
    },
  };
  return (
    <>
      <App
        titleBar={{
          sync: <SyncTitle user={staff.user} onAttention={() => show("attention")} />,
          ...(host.window ? { hostWindow: host.window } : {}),
        }}
        rail={useRail({ session, staff, screen, onShow: show, onNew: () => newComplaint() })}
      >
        {screen === "today" && (
          <TodayScreen
            {...selection}
            onNew={() => newComplaint()}
            banner={
              drafts.length > 0 &&
              intake === null && (
                <DraftBanner drafts={drafts} onContinue={newComplaint} onDiscard={discardDraft} />
              )
            }
          />
        )}
        {screen === "complaints" && <ComplaintsScreen {...selection} />}
        {screen === "attention" && (
          <AttentionScreen
            onEditRegistration={newComplaint}
            onEditAction={editAction}
            onOpenComplaint={openComplaint}
          />
        )}
        {screen === "settings" && <SettingsScreen session={session} onLock={() => lock.mutate()} />}
      </App>
      <IntakeDialog
        key={intake?.round ?? "closed"}
        open={intake !== null}
        onClose={() => setIntake(null)}
        onRegistered={registered}
        onOpenComplaint={(id) => {
          setIntake(null);
          openComplaint(id);
        }}
        {...(intake?.draft ? { draft: intake.draft } : {})}
      />
      <KeysSheet groups={deskKeys(screen)} open={keysOpen} onClose={() => setKeysOpen(false)} />
      <Toast toast={toast} onGone={() => setToast(null)} />
    </>
  );
}

function useRail({
  session,
  staff,
  screen,
  onShow,
  onNew,
}: {
  session: SessionView;
  staff: Staff;
  screen: ScreenName;
  onShow: (screen: ScreenName) => void;
  onNew: () => void;
}): RailProps {
  const text = useText();
  const rows = useAnswer("list_complaints", { include_resolved: false, limit: LIMIT }).data;
  const refused = useAnswer("list_attention", {}).data?.length ?? 0;
  return {
    groups: [
      {
        items: [
          {
            id: "today",
            icon: "today",
            words: text("desk.today"),
            shortWords: text("desk.today.short"),
            ...(rows && rows.length > 0 ? { count: rows.length } : {}),
          },
          {
            id: "attention",
            icon: "inbox",
            words: text("desk.attention"),
            shortWords: text("desk.attention.short"),
            ...(refused > 0 ? { count: refused, pressing: true } : {}),
          },
        ],
      },
      {
        title: text("desk.records"),
        items: [
          {
            id: "complaints",
            icon: "complaint",
            words: text("desk.complaints"),
            shortWords: text("desk.complaints.short"),
          },
        ],
      },
    ],
    current: screen,
    onOpen: (id) => {
      if (isScreen(id)) onShow(id);
    },
    onNew,
    newKeys: "Ctrl+N",
    person: {
      name: staff.name,
      // The post is in the settings: the rail has room for one of them.
      role: session.stores[0]?.name ?? staff.post,
    },
    foot: (
      <button
        type="button"
        aria-label={text("desk.settings")}
        title={text("desk.settings")}
        aria-current={screen === "settings" ? "page" : undefined}
        onClick={() => onShow("settings")}
        className="grid size-[1.5rem] flex-none place-items-center rounded-mark hover:bg-paper-3"
      >
        <Icon name="settings" />
      </button>
    ),
  };
}
