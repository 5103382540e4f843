import type { ReactNode } from "react";
import { classes } from "./classes";

/** Drawn on a 16 grid with a 1.5 stroke; `filled` ones cut their sign out in paper. */
const drawings = {
  plus: <path d="M8 3.2v9.6M3.2 8h9.6" />,
  tick: <path d="m3.2 8.4 3.1 3.1 6.5-6.8" />,
  cross: <path d="m4 4 8 8M12 4l-8 8" />,
  search: <path d="M11.2 7a4.2 4.2 0 1 1-8.4 0 4.2 4.2 0 0 1 8.4 0ZM10.2 10.2l3.4 3.4" />,
  warning: <path d="M8 2.4 14.2 13.2H1.8ZM8 6.4v3.2M8 11.3v.1" />,
  paused: <path d="M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM6.6 6v4M9.4 6v4" />,
  info: <path d="M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM8 7.4V11M8 5v.1" />,
  clock: <path d="M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM8 4.8V8l2.2 1.5" />,
  overdue: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="currentColor" stroke="none" />
      <path d="M8 4.7v3.9M8 11v.1" stroke="var(--paper-0)" strokeWidth="1.8" />
    </>
  ),
  up: <path d="M8 13V3.4M4.2 7.2 8 3.4l3.8 3.8" />,
  upload: <path d="M8 12.6V4.6M5 7.4l3-3 3 3" />,
  chevron: <path d="m6.4 4 4 4-4 4" />,
  cloud: <path d={cloudOutline()} />,
  cloudOff: <path d={cloudOutline()} strokeDasharray="2.4 2" />,
  cloudTick: <path d={`${cloudOutline()}M6.2 9.4l1.3 1.2 2.3-2.5`} />,
  exchange: (
    <path d="M13.4 6.6A5.6 5.6 0 0 0 3 5.4M2.6 2.8v2.8h2.8M2.6 9.4A5.6 5.6 0 0 0 13 10.6M13.4 13.2v-2.8h-2.8" />
  ),
  lock: (
    <path d="M4.4 7.2h7.2a1.2 1.2 0 0 1 1.2 1.2v4.2a1.2 1.2 0 0 1-1.2 1.2H4.4a1.2 1.2 0 0 1-1.2-1.2V8.4a1.2 1.2 0 0 1 1.2-1.2ZM5.3 7.2V5a2.7 2.7 0 0 1 5.4 0v2.2" />
  ),
  eye: (
    <path d="M1.8 8S4 4 8 4s6.2 4 6.2 4-2.2 4-6.2 4-6.2-4-6.2-4ZM9.8 8a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0Z" />
  ),
  today: (
    <path d="M4 3h8a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2ZM2 6.6h12M5.4 1.6v2.6M10.6 1.6v2.6M5.6 10.2l1.6 1.6 3.2-3.2" />
  ),
  inbox: (
    <path d="M2.2 9.4 4.1 3.2h7.8l1.9 6.2v3.4a1 1 0 0 1-1 1H3.2a1 1 0 0 1-1-1ZM2.2 9.4h3.2l1.1 1.7h3l1.1-1.7h3.2" />
  ),
  complaint: <path d="M2.6 3h10.8v8.4H7.2L4.2 13.8v-2.4H2.6ZM8 5.2v2.6M8 9.5v.1" />,
  visit: <path d="M3 14V3.6L9.4 2v12M2 14h12M9.4 4.6h3.2V14M7 7.8v.8" />,
  move: (
    <path d="M3 11.8H1.6V3.6h8v8.2H5.6M9.6 6.6h2.8l2 2.6v2.6h-1.2M10.6 11.8h-1M5.6 12.2a1.3 1.3 0 1 1-2.6 0 1.3 1.3 0 0 1 2.6 0ZM13.2 12.2a1.3 1.3 0 1 1-2.6 0 1.3 1.3 0 0 1 2.6 0Z" />
  ),
  task: <path d="M3 3h10v10H3ZM5.4 8.2l1.8 1.8 3.4-3.8" />,
  people: (
    <path d="M8.4 5.6a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM1.5 13.5c.4-2.6 2.1-4 4.4-4s4 1.4 4.4 4M10.6 3.3a2.5 2.5 0 0 1 0 4.6M12 9.9c1.4.6 2.3 1.8 2.5 3.6" />
  ),
  promise: <path d="M4 14V2.6h8.2L10.4 5.6l1.8 3H4" />,
  care: (
    <path d="M8 13.2C4.6 11 2.3 8.6 2.3 6.1 2.3 4.3 3.6 3 5.2 3 6.4 3 7.4 3.7 8 4.8 8.6 3.7 9.6 3 10.8 3c1.6 0 2.9 1.3 2.9 3.1 0 2.5-2.3 4.9-5.7 7.1Z" />
  ),
  settings: (
    <path d="M10.2 8a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0ZM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4" />
  ),
  refused: <path d="M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM3.8 3.8l8.4 8.4" />,
  sort: <path d="M4.8 3v9.8M2.4 10.4l2.4 2.4 2.4-2.4M9.4 4h4.2M9.4 8h3.2M9.4 12h2.2" />,
  phone: (
    <path d="M3.2 2.6h2.4l1.2 3-1.5 1.2c.7 1.6 1.9 2.8 3.5 3.6l1.3-1.6 3 1.2v2.4c0 .6-.5 1-1.1 1C6.6 13 2.7 9.2 2.2 3.7c0-.6.4-1.1 1-1.1Z" />
  ),
  camera: (
    <path d="M2 5h2.8l1-1.7h4.4L11.2 5H14v8H2ZM10.3 8.8a2.3 2.3 0 1 1-4.6 0 2.3 2.3 0 0 1 4.6 0Z" />
  ),
  attach: (
    <path d="m12.4 7.6-4.9 4.9a3 3 0 0 1-4.3-4.2l5.4-5.4a2 2 0 0 1 2.9 2.8l-5.3 5.3a1 1 0 0 1-1.5-1.4l4.6-4.6" />
  ),
  chart: <path d="M2.4 13.6h11.2M4.4 11V7.6M8 11V3.4M11.6 11V5.6" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** Decoration beside words; the words carry the meaning. */
export function Icon({
  name,
  size = "normal",
  className,
}: {
  name: IconName;
  size?: "small" | "normal" | "large";
  className?: string;
}) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={classes(
        "inline-block flex-none fill-none stroke-current [stroke-width:1.5] [stroke-linecap:round] [stroke-linejoin:round]",
        size === "small" && "size-[0.875rem] align-[-0.125rem]",
        size === "normal" && "size-[1rem] align-[-0.1875rem]",
        size === "large" && "size-[1.25rem] align-[-0.25rem]",
        className,
      )}
    >
      {drawings[name]}
    </svg>
  );
}

function cloudOutline(): string {
  return "M5 12.4h6.2a2.7 2.7 0 0 0 .7-5.3 4 4 0 0 0-7.3-.8A3.1 3.1 0 0 0 5 12.4Z";
}
