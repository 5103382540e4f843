import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useText } from "../locales/text";
import { classes } from "./classes";
import { useField } from "./Field";
import { Icon } from "./icons";
import { ownedByInputMethod } from "./ime";
import { KeyCap } from "./KeyCap";

export interface ComboboxProps<Item> {
  selected: Item | null;
  onSelect: (item: Item | null) => void;
  search: (query: string, signal: AbortSignal) => Promise<readonly Item[]>;
  keyOf: (item: Item) => string;
  /** What the field shows once an item is chosen. */
  nameOf: (item: Item) => string;
  renderItem: (item: Item, active: boolean) => ReactNode;
  /** The last line, 新建“…”. */
  onCreate?: (query: string) => void;
  createWords?: (query: string) => string;
  placeholder?: string;
  /** At the right of the field: what can be searched by. */
  note?: string;
  label?: string;
  /** With these the typed text outlives the focus, and a draft can bring it back. */
  initialQuery?: string;
  onQuery?: (query: string) => void;
}

/** Typing must not send one question for each key of a fast hand. */
const PAUSE_MS = 60;

interface Found<Item> {
  query: string;
  items: readonly Item[];
}

/**
 * Searches while one types. The results stand in the flow and push the form down, so
 * they never cover the next field. Enter takes the marked line, at first the first.
 */
export function Combobox<Item>(props: ComboboxProps<Item>) {
  const { selected, onSelect, search, keyOf, nameOf, renderItem, onCreate, note, onQuery } = props;
  const text = useText();
  const field = useField();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(props.initialQuery || null);
  const [focused, setFocused] = useState(false);
  const [found, setFound] = useState<Found<Item> | null>(null);
  const [active, setActive] = useState(0);
  const ask = useRef(search);
  useEffect(() => {
    ask.current = search;
  });

  const query = typed?.trim() ?? "";
  useEffect(() => {
    if (query === "" || !focused) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      ask.current(query, controller.signal).then(
        (items) => {
          if (controller.signal.aborted) return;
          setFound({ query, items });
          setActive(0);
        },
        () => {
          if (!controller.signal.aborted) setFound({ query, items: [] });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [query, focused]);

  const open = focused && query !== "" && found !== null;
  const items = open ? found.items : [];
  // The old results stay in view until the new ones come, but Enter won't take them.
  const fresh = open && found.query === query;
  const lines = items.length + (onCreate ? 1 : 0);

  function close() {
    setTyped(null);
    setFound(null);
    setActive(0);
  }

  function leave() {
    setFocused(false);
    if (onQuery === undefined || selected !== null) close();
    else setFound(null);
  }

  function take(index: number) {
    const item = items[index];
    if (item !== undefined) onSelect(item);
    else if (onCreate) onCreate(query);
    else return;
    close();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (ownedByInputMethod(event.nativeEvent)) {
      if (event.key === "Enter") event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      // Never submits the form from here.
      event.preventDefault();
      if (fresh && lines > 0) take(active);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (lines === 0) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + lines) % lines);
    } else if (event.key === "Escape" && typed !== null) {
      // One layer: the results go, the dialog stays.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  }

  const listId = `${id}-list`;
  const optionId = (index: number) => `${id}-option-${index}`;
  const option = (index: number) => ({
    id: optionId(index),
    role: "option",
    tabIndex: -1,
    "aria-selected": index === active,
    onMouseMove: () => setActive(index),
    // On mousedown, and without the default, so that the field keeps focus.
    onMouseDown: (event: { button: number; preventDefault: () => void }) => {
      event.preventDefault();
      if (event.button === 0 && fresh) take(index);
    },
    className: classes(
      "selected-row relative flex min-h-[2.125rem] items-center gap-10 border-line-1 px-10 not-first:border-t",
      index === active &&
        "bg-select font-semibold before:absolute before:inset-y-0 before:left-0 before:w-3 before:bg-accent",
    ),
  });

  return (
    <div>
      <div
        data-invalid={field?.invalid === true || undefined}
        className="field-well control-edge flex min-h-[2rem] items-center gap-8 px-10"
      >
        <Icon name="search" />
        <input
          id={props.label === undefined ? field?.controlId : undefined}
          role="combobox"
          aria-label={props.label}
          aria-describedby={field?.describedBy}
          aria-invalid={field?.invalid === true || undefined}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={listId}
          aria-activedescendant={open && lines > 0 ? optionId(active) : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder}
          value={typed ?? (selected === null ? "" : nameOf(selected))}
          onFocus={(event) => {
            setFocused(true);
            event.target.select();
          }}
          onChange={(event) => {
            setTyped(event.target.value);
            setFocused(true);
            onQuery?.(event.target.value);
            if (event.target.value === "" && selected !== null) onSelect(null);
          }}
          onBlur={leave}
          onKeyDown={onKeyDown}
          className="min-w-0 flex-1 bg-transparent"
        />
        {note && <span className="text-meta whitespace-nowrap text-ink-3">{note}</span>}
      </div>
      <div id={listId} role="listbox" aria-label={text("control.choose")}>
        {open && (
          <div
            role="presentation"
            className="mt-6 overflow-hidden rounded-control border border-line-2"
          >
            {items.map((item, index) => (
              <div key={keyOf(item)} {...option(index)}>
                {renderItem(item, index === active)}
              </div>
            ))}
            {onCreate ? (
              <div {...option(items.length)}>
                <Icon name="plus" size="small" />
                <span className="text-ink-2">
                  {props.createWords?.(query) ?? text("control.create", { query })}
                </span>
                <span
                  aria-hidden="true"
                  className="ml-auto flex items-center gap-4 text-meta font-normal text-ink-3"
                >
                  <KeyCap keys="↑" />
                  <KeyCap keys="↓" />
                  {text("control.choose")}
                  <KeyCap keys="Enter" />
                  {text("control.confirm")}
                </span>
              </div>
            ) : (
              items.length === 0 && (
                <p className="px-10 py-6 text-ink-2">{text("control.nothingFound", { query })}</p>
              )
            )}
          </div>
        )}
      </div>
      <span role="status" className="sr-only">
        {fresh ? text("control.results", { count: items.length }) : ""}
      </span>
    </div>
  );
}

/** A text with what the search matched underlined. */
export function Matched({ parts }: { parts: readonly { text: string; hit: boolean }[] }) {
  return parts.map((part, index) =>
    part.hit ? (
      <mark
        key={index}
        className="border-b-[1.5px] border-accent bg-transparent font-semibold text-accent"
      >
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
