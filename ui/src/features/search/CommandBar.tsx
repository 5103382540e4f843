import { useEffect, useId, useRef, useState, type KeyboardEvent, type Ref } from "react";
import { Matched } from "../../components/Combobox";
import { classes } from "../../components/classes";
import { Icon, type IconName } from "../../components/icons";
import { ownedByInputMethod } from "../../components/ime";
import { KeyCap } from "../../components/KeyCap";
import { nowMs } from "../../components/now";
import type { OneRecord } from "../../ipc/generated/OneRecord";
import type { FoundRow as Found } from "../../ipc/generated/FoundRow";
import { useText } from "../../locales/text";
import { RecordRow } from "../records/RecordRow";
import { matchedIn, partsOf } from "./matchedIn";
import { useSearch } from "./useSearch";

export interface CommandAction {
  id: string;
  words: string;
  icon: IconName;
  keys?: string;
  act: () => void;
}

type Line = { id: string; act: () => void } & ({ found: Found } | { action: CommandAction });
interface Group {
  id: string;
  title: string;
  lines: Line[];
  more: boolean;
}

/** Ctrl K: finds any record as one types, and goes anywhere; by keyboard alone. */
export function CommandBar({
  actions,
  onOpen,
  ref,
}: {
  actions: readonly CommandAction[];
  onOpen: (record: OneRecord) => void;
  ref?: Ref<HTMLInputElement>;
}) {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [focused, setFocused] = useState(false);
  const [marked, setMarked] = useState({ query: "", at: 0 });
  const [cameFrom, setCameFrom] = useState<EventTarget | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const query = typed.trim();
  const searched = useSearch(query);
  // The old results stay in view until the new ones come, but Enter won't take them.
  const fresh = query === "" || searched?.query === query;

  const matching = actions.filter(({ words }) => words.toLowerCase().includes(query.toLowerCase()));
  const groups: Group[] = [
    ...(searched?.groups ?? []).map(({ kind, rows, more }) => ({
      id: kind,
      title: text(`recordKind.${kind}`),
      more,
      lines: rows.map((found) => ({
        id: found.row.id,
        found,
        act: () => onOpen({ kind: found.row.kind, id: found.row.id }),
      })),
    })),
    {
      id: "actions",
      title: text("search.go"),
      more: false,
      lines: matching.map((action) => ({ id: action.id, action, act: action.act })),
    },
  ].filter((group) => group.lines.length > 0);
  const lines = groups.flatMap((group) => group.lines);
  const at = marked.query === query ? Math.min(marked.at, lines.length - 1) : 0;
  const mark = (next: number) => setMarked({ query, at: next });
  const optionId = (line: Line) => `${id}-${line.id}`;
  const active = lines[at];

  useEffect(() => {
    if (!focused) return;
    panel.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [at, focused]);

  function close() {
    setTyped("");
    setFocused(false);
    setCameFrom(null);
    if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }
  function take(line: Line | undefined) {
    if (!line) return;
    close();
    line.act();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (ownedByInputMethod(event.nativeEvent)) {
      if (event.key === "Enter") event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      if (fresh) take(active);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (lines.length > 0)
        mark((at + (event.key === "ArrowDown" ? 1 : -1) + lines.length) % lines.length);
    } else if (event.key === "Escape") {
      // One layer: the results go, the page stays.
      event.stopPropagation();
      close();
    } else return;
    event.preventDefault();
  }

  const found = lines.length > matching.length;
  return (
    <div className="relative">
      <div className="control-edge flex h-[1.875rem] items-center gap-8 rounded-control border border-line-2 bg-paper-0 px-10 font-normal focus-within:border-(--focus)">
        <Icon name="search" />
        <input
          ref={ref}
          role="combobox"
          aria-label={text("search.label")}
          aria-autocomplete="list"
          aria-expanded={focused}
          aria-controls={`${id}-list`}
          aria-activedescendant={focused && active ? optionId(active) : undefined}
          aria-keyshortcuts="Control+K"
          autoComplete="off"
          spellCheck={false}
          placeholder={text("search.label")}
          value={typed}
          onFocus={(event) => {
            setCameFrom(event.relatedTarget);
            setFocused(true);
          }}
          onBlur={() => setFocused(false)}
          onChange={(event) => {
            setTyped(event.target.value);
            setFocused(true);
          }}
          onKeyDown={onKeyDown}
          className="min-w-0 flex-1 bg-transparent text-ellipsis outline-none"
        />
        <KeyCap keys="Ctrl+K" />
      </div>
      <div
        ref={panel}
        hidden={!focused}
        className="fade absolute inset-x-0 top-[calc(100%+4px)] z-20 large:-inset-x-[6rem] max-h-[min(32rem,calc(100vh-64px))] overflow-y-auto rounded-card border border-line-2 bg-paper-0 font-normal shadow-float"
      >
        <div id={`${id}-list`} role="listbox" aria-label={text("search.results")}>
          {focused &&
            groups.map((group) => (
              <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}-title`}>
                <div
                  id={`${id}-${group.id}-title`}
                  role="presentation"
                  className="px-16 pt-8 pb-2 text-meta text-ink-2"
                >
                  {group.title}
                </div>
                {group.lines.map((line) => (
                  <div
                    key={line.id}
                    id={optionId(line)}
                    role="option"
                    tabIndex={-1}
                    aria-selected={line === active}
                    onMouseMove={() => mark(lines.indexOf(line))}
                    // On mousedown, and without the default, so that the field keeps focus.
                    onMouseDown={(event) => {
                      event.preventDefault();
                      if (event.button === 0 && fresh) take(line);
                    }}
                    className={classes(
                      "selected-row relative",
                      line === active &&
                        "bg-select before:absolute before:inset-y-0 before:left-0 before:w-3 before:bg-accent",
                    )}
                  >
                    {"found" in line ? (
                      <FoundRow found={line.found} selected={line === active} />
                    ) : (
                      <ActionLine action={line.action} query={query} />
                    )}
                  </div>
                ))}
                {group.more && (
                  <div role="presentation" className="px-16 pb-6 text-meta text-ink-2">
                    {text("search.more")}
                  </div>
                )}
              </div>
            ))}
        </div>
        {query !== "" && !found && (
          <p className="border-line-1 px-16 py-8 text-ink-2 not-first:border-t">
            {!fresh
              ? text("search.looking")
              : text(searched?.failed === true ? "search.failed" : "search.nothing", { query })}
            {fresh && <span className="block text-meta text-ink-2">{text("search.teach")}</span>}
          </p>
        )}
      </div>
      <span role="status" className="sr-only">
        {focused && query !== "" && fresh
          ? text("search.count", { count: lines.length - matching.length })
          : ""}
      </span>
    </div>
  );
}

function FoundRow({ found, selected }: { found: Found; selected: boolean }) {
  const { row } = found;
  const marked = (words: string | null, matched: Found["title"]) =>
    words === null ? undefined : <Matched parts={partsOf(words, matched)} />;
  return (
    <RecordRow
      row={row}
      now={nowMs()}
      selected={selected}
      title={marked(row.title, found.title)}
      number={marked(row.number, found.number)}
      whose={marked(row.customer_masked, found.customer)}
    />
  );
}

function ActionLine({ action, query }: { action: CommandAction; query: string }) {
  return (
    <div className="flex min-h-[2.125rem] items-center gap-10 px-16">
      <Icon name={action.icon} />
      <span>
        <Matched parts={matchedIn(action.words, query)} />
      </span>
      {action.keys !== undefined && (
        <span className="ml-auto">
          <KeyCap keys={action.keys} />
        </span>
      )}
    </div>
  );
}
