import type { MouseEvent, ReactNode } from "react";
import { DoorMark } from "../components/DoorMark";
import { useText } from "../locales/text";
import type { HostWindow } from "../host/types";

export interface TitleBarProps {
  /** The command field, once there is a search. */
  command?: ReactNode;
  /** Always at the right, left of the window's buttons. */
  sync?: ReactNode;
  /** Only when the window has no title bar of the system's. */
  hostWindow?: HostWindow;
}

export function TitleBar({ command, sync, hostWindow }: TitleBarProps) {
  const text = useText();
  return (
    // Dragging is a convenience of the pointer; the system's own keys move a window too.
    <header
      role="presentation"
      onMouseDown={(event) => {
        if (isBare(event)) hostWindow?.startDragging();
      }}
      onDoubleClick={(event) => {
        if (isBare(event)) hostWindow?.toggleMaximize();
      }}
      className="grid grid-cols-[1fr_minmax(0,420px)_1fr] items-center border-b border-line-1 bg-paper-2 pl-14 select-none"
    >
      <div className="flex items-center gap-8 font-semibold whitespace-nowrap">
        <DoorMark />
        {text("app.name")}
      </div>
      <div>{command}</div>
      <div className="flex h-full items-center justify-end pr-8">
        {sync}
        {hostWindow && <WindowButtons hostWindow={hostWindow} />}
      </div>
    </header>
  );
}

/** A press on the bar itself, not on something that stands in it. */
function isBare(event: MouseEvent): boolean {
  return (
    event.button === 0 &&
    event.target instanceof Element &&
    event.target.closest("button, input, a") === null
  );
}

function WindowButtons({ hostWindow }: { hostWindow: HostWindow }) {
  const text = useText();
  const buttons = [
    { name: text("window.minimize"), act: hostWindow.minimize, path: "M1 5h8" },
    { name: text("window.maximize"), act: hostWindow.toggleMaximize, path: "M1 1h8v8H1Z" },
    { name: text("window.close"), act: hostWindow.close, path: "m1 1 8 8M9 1 1 9" },
  ];
  return (
    <div className="-mr-8 ml-8 flex h-full">
      {buttons.map(({ name, act, path }) => (
        <button
          key={path}
          type="button"
          aria-label={name}
          tabIndex={-1}
          onClick={() => act()}
          className="grid w-42 place-items-center text-ink-2 hover:bg-paper-3 hover:text-ink-1"
        >
          <svg viewBox="0 0 10 10" aria-hidden="true" className="size-10 fill-none stroke-current">
            <path d={path} />
          </svg>
        </button>
      ))}
    </div>
  );
}
