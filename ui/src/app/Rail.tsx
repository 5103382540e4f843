import type { ReactNode } from "react";
import { classes } from "../components/classes";
import { Icon, type IconName } from "../components/icons";
import { ariaKeys, KeyCap } from "../components/KeyCap";
import { useText } from "../locales/text";

export interface RailItem {
  id: string;
  icon: IconName;
  words: string;
  /** Two characters for the narrow rail. */
  shortWords?: string;
  count?: number;
  /** The count asks for attention. */
  pressing?: boolean;
}

export interface RailGroup {
  title?: string;
  items: readonly RailItem[];
}

export interface RailProps {
  groups: readonly RailGroup[];
  current: string;
  onOpen: (id: string) => void;
  /** 新建, at the top. */
  onNew?: () => void;
  newKeys?: string;
  person?: { name: string; role: string };
  /** At the foot, beside the person: settings, lock. */
  foot?: ReactNode;
}

/** 172 px; 84 px of icons and two characters at 150 % or in a narrow window. */
export function Rail({ groups, current, onOpen, onNew, newKeys, person, foot }: RailProps) {
  const text = useText();
  return (
    <nav
      data-pane
      aria-label={text("rail.label")}
      className="flex w-172 flex-none flex-col gap-1 overflow-x-hidden overflow-y-auto border-r border-line-1 bg-paper-2 px-8 pt-10 compact:w-84"
    >
      {onNew && (
        <button
          type="button"
          onClick={onNew}
          aria-keyshortcuts={newKeys ? ariaKeys(newKeys) : undefined}
          className="control-edge mb-10 flex min-h-[2.125rem] flex-none items-center gap-8 rounded-control border border-line-ui bg-paper-0 pr-8 pl-10 font-semibold hover:bg-paper-1 compact:flex-col compact:gap-2 compact:p-4"
        >
          <Icon name="plus" />
          {text("rail.new")}
          {newKeys && (
            <span className="ml-auto compact:hidden">
              <KeyCap keys={newKeys} />
            </span>
          )}
        </button>
      )}
      {groups.map((group, index) => (
        <div key={group.title ?? index} className="flex flex-col gap-1">
          {group.title !== undefined && (
            <h2 className="px-8 pt-12 pb-3 text-meta font-normal text-ink-3 compact:sr-only">
              {group.title}
            </h2>
          )}
          {group.items.map((item) => (
            <Item key={item.id} item={item} current={item.id === current} onOpen={onOpen} />
          ))}
        </div>
      ))}
      {person && (
        <div className="-mx-8 mt-auto flex items-center gap-9 border-t border-line-1 px-14 py-8 compact:flex-col compact:gap-6 compact:px-4">
          <span
            aria-hidden="true"
            className="grid size-[1.75rem] flex-none place-items-center rounded-full bg-paper-3 text-meta font-semibold"
          >
            {person.name.slice(0, 1)}
          </span>
          <span className="min-w-0 flex-1 leading-[1.15rem] compact:sr-only">
            <b className="block">{person.name}</b>
            <span className="text-meta text-ink-3">{person.role}</span>
          </span>
          {foot}
        </div>
      )}
    </nav>
  );
}

function Item({
  item,
  current,
  onOpen,
}: {
  item: RailItem;
  current: boolean;
  onOpen: (id: string) => void;
}) {
  const { id, icon, words, shortWords, count, pressing = false } = item;
  return (
    <button
      type="button"
      aria-current={current ? "page" : undefined}
      onClick={() => onOpen(id)}
      className={classes(
        "relative flex min-h-[2rem] items-center gap-9 rounded-control px-8 text-left transition-colors compact:flex-col compact:gap-1 compact:py-4",
        current
          ? "selected-row bg-paper-0 font-semibold text-ink-1 inset-ring inset-ring-line-2"
          : "text-ink-2 hover:bg-paper-3 hover:text-ink-1",
      )}
    >
      <Icon name={icon} />
      <span className="compact:sr-only">{words}</span>
      <span aria-hidden="true" className="hidden text-meta compact:block">
        {shortWords ?? words.slice(0, 2)}
      </span>
      {count !== undefined && (
        <span
          className={classes(
            "ml-auto text-meta compact:absolute compact:top-2 compact:left-[calc(50%+0.625rem)] compact:ml-0 compact:text-key",
            pressing ? "font-semibold text-warn" : "font-normal text-ink-2",
          )}
        >
          {count}
        </span>
      )}
    </button>
  );
}
