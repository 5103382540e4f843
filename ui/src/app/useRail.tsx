import { Icon } from "../components/icons";
import { LIMIT } from "../features/queue/QueueScreen";
import { LISTED, KIND_ICONS } from "../features/records/kinds";
import type { RecordKind } from "../ipc/generated/RecordKind";
import type { SessionView } from "../ipc/generated/SessionView";
import type { Staff } from "../ipc/generated/Staff";
import { waitingCount } from "../features/attention/refusedCommand";
import { useAnswer } from "../ipc/queries";
import { useText } from "../locales/text";
import type { RailProps } from "./Rail";
import { isScreen, KIND_SCREENS, type ScreenName } from "./screens";

/** The rail: every screen with how much waits on it. */
export function useRail({
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
  const refused = waitingCount(useAnswer("list_attention", {}).data);
  const counts = { move_order: useOpenCount("move_order"), task: useOpenCount("task") };
  const counted = (count: number | undefined) =>
    count !== undefined && count > 0 ? { count } : {};
  return {
    groups: [
      {
        items: [
          {
            id: "today",
            icon: "today",
            words: text("desk.today"),
            shortWords: text("desk.today.short"),
            ...counted(rows?.length),
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
            ...counted(rows?.length),
          },
          ...LISTED.map((kind) => ({
            id: KIND_SCREENS[kind],
            icon: KIND_ICONS[kind],
            words: text(`records.${kind}`),
            shortWords: text(`records.${kind}.short`),
            ...(kind === "move_order" || kind === "task" ? counted(counts[kind]) : {}),
          })),
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

function useOpenCount(kind: RecordKind): number | undefined {
  return useAnswer("list_records", { kind, open_only: true, after: null, limit: 1 }).data?.count;
}
