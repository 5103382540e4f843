import { useEffect, useRef, useState } from "react";
import { Button } from "../../components/Button";
import { useShortcuts } from "../../components/shortcuts";
import type { KnownUser } from "../../ipc/generated/KnownUser";
import { useText } from "../../locales/text";

/** Who unlocks, each name once; 换人 shows the others. None is somebody new on this laptop. */
export function WhoIsHere({
  known,
  person,
  onChoose,
}: {
  known: readonly KnownUser[];
  person: KnownUser | null;
  onChoose: (person: KnownUser | null) => void;
}) {
  const text = useText();
  const [choosing, setChoosing] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const others: (KnownUser | null)[] = [...known, null].filter((one) => one !== person);
  const nameOf = (one: KnownUser | null) =>
    one === null ? text("session.someoneElse") : one.name || one.user;
  const choose = (one: KnownUser | null) => {
    setChoosing(false);
    onChoose(one);
  };
  const change = () => {
    // Of two there is no choice to make.
    if (others.length === 1) choose(others[0] ?? null);
    else setChoosing(!choosing);
  };
  const leave = () => {
    setChoosing(false);
    opener.current?.focus();
  };
  useShortcuts({ "Ctrl+U": change, ...(choosing ? { Esc: leave } : {}) });
  useEffect(() => {
    if (choosing) list.current?.querySelector("button")?.focus();
  }, [choosing]);

  return (
    <div className="pb-16">
      <div className="flex items-center gap-12">
        <span
          aria-hidden="true"
          className="mark-edge grid size-[2.75rem] flex-none place-items-center rounded-full bg-paper-3 text-page font-semibold"
        >
          {Array.from(nameOf(person))[0]}
        </span>
        <p className="min-w-0">
          <b className="block text-page break-words">{nameOf(person)}</b>
          {person && (
            <span className="text-ink-2">
              {person.store === ""
                ? person.level
                : text("session.card", { level: person.level, store: person.store })}
            </span>
          )}
        </p>
        <span className="-mr-10 ml-auto flex-none">
          <Button ref={opener} kind="plain" keys="Ctrl+U" onPress={change}>
            {text("session.switchUser")}
          </Button>
        </span>
      </div>
      {choosing && (
        <ul ref={list} aria-label={text("session.who")} className="flex flex-wrap gap-8 pt-12">
          {others.map((one) => (
            <li key={one?.user ?? ""}>
              <Button onPress={() => choose(one)}>{nameOf(one)}</Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
