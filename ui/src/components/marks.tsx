import type { ReactNode } from "react";
import { useText } from "../locales/text";
import { classes } from "./classes";
import { Icon, type IconName } from "./icons";

export type Grade = "general" | "important" | "urgent" | "major";
export type Tier = "diamond" | "gold" | "silver" | "base";
export type EscalationLevel = 0 | 1 | 2 | 3;
export type ComplaintState =
  | "registered"
  | "responded"
  | "graded"
  | "inProgress"
  | "waitingCustomer"
  | "proposed"
  | "resolved"
  | "visited"
  | "closed"
  | "reopened"
  | "cancelled"
  | "merged";

const GRADES: Record<Grade, { colour: string; tint: string; shape: ReactNode }> = {
  general: {
    colour: "text-grade-1",
    tint: "bg-grade-1-tint",
    shape: <circle cx="7" cy="7" r="5.1" />,
  },
  important: {
    colour: "text-grade-2",
    tint: "bg-grade-2-tint",
    shape: <path d="M7 1.7 12.7 12H1.3Z" />,
  },
  urgent: {
    colour: "text-grade-3",
    tint: "bg-grade-3-tint",
    shape: <path d="M7 .9 13.1 7 7 13.1.9 7Z" />,
  },
  major: {
    colour: "text-grade-4",
    tint: "bg-grade-4-tint",
    shape: <path d="M7 .9 13.1 7 7 13.1.9 7Z" fill="currentColor" />,
  },
};

/** Shape, word and colour. `shapeOnly` is for a column whose head names the grade. */
export function GradeMark({
  grade,
  tinted = false,
  shapeOnly = false,
}: {
  grade: Grade;
  tinted?: boolean;
  shapeOnly?: boolean;
}) {
  const text = useText();
  const { colour, tint, shape } = GRADES[grade];
  return (
    <span
      className={classes(
        "inline-flex items-center gap-5 font-semibold whitespace-nowrap",
        colour,
        tinted && ["mark-edge h-[1.25rem] rounded-mark px-6 text-meta", tint].join(" "),
      )}
    >
      <svg
        viewBox="0 0 14 14"
        aria-hidden="true"
        className="size-[0.8125rem] flex-none overflow-visible fill-none stroke-current [stroke-linejoin:round] [stroke-width:1.7]"
      >
        {shape}
      </svg>
      <span className={shapeOnly ? "sr-only" : undefined}>{text(`grade.${grade}`)}</span>
    </span>
  );
}

const TIERS: Record<Tier, string> = {
  diamond: "bg-(--tier-dia-bg) text-(--tier-dia) border-transparent",
  gold: "bg-(--tier-gold-bg) text-(--tier-gold) border-(--tier-gold-line)",
  silver: "bg-(--tier-silver-bg) text-(--tier-silver) border-(--tier-silver-line)",
  base: "bg-(--tier-base-bg) text-(--tier-base) border-(--tier-base-line) border-dashed",
};

/** One character in rows; `full` where a detail page names the tier for the first time. */
export function TierSeal({ tier, full = false }: { tier: Tier; full?: boolean }) {
  const text = useText();
  const word = text(`tier.${tier}`);
  return (
    <span
      title={full ? undefined : word}
      className={classes(
        "inline-grid h-[1.125rem] flex-none place-items-center rounded-seal border text-key leading-none font-semibold",
        full ? "px-5" : "w-[1.125rem]",
        TIERS[tier],
      )}
    >
      {full ? (
        word
      ) : (
        <>
          <span aria-hidden="true">{text(`tier.${tier}.seal`)}</span>
          <span className="sr-only">{word}</span>
        </>
      )}
    </span>
  );
}

export type ChipTone = "plain" | "outline" | "ok" | "warn" | "danger" | "accent";

const CHIPS: Record<ChipTone, string> = {
  plain: "bg-paper-3 text-ink-2",
  outline: "text-ink-2 inset-ring inset-ring-line-2",
  ok: "bg-ok-tint text-ok",
  warn: "bg-warn-tint text-warn",
  danger: "bg-danger-tint text-danger",
  accent: "bg-accent-tint text-accent",
};

/** The plain shape of every small mark that holds a word. */
export function Chip({
  children,
  tone = "plain",
  icon,
  strong = false,
}: {
  children: ReactNode;
  tone?: ChipTone;
  icon?: IconName;
  strong?: boolean;
}) {
  return (
    <span
      className={classes(
        "mark-edge inline-flex h-[1.25rem] items-center gap-4 rounded-mark px-6 text-meta whitespace-nowrap",
        CHIPS[tone],
        strong && "font-semibold",
      )}
    >
      {icon && <Icon name={icon} size="small" />}
      {children}
    </span>
  );
}

const STATES: Partial<Record<ComplaintState, { tone: ChipTone; icon?: IconName }>> = {
  waitingCustomer: { tone: "outline", icon: "paused" },
  resolved: { tone: "ok", icon: "tick" },
  visited: { tone: "ok", icon: "tick" },
  closed: { tone: "outline" },
  cancelled: { tone: "outline" },
  merged: { tone: "outline" },
  reopened: { tone: "warn" },
};

/** A state is a word on grey; colour only for done and for come back. */
export function StateChip({ state }: { state: ComplaintState }) {
  const text = useText();
  return <Chip {...(STATES[state] ?? { tone: "plain" })}>{text(`state.${state}`)}</Chip>;
}

const ESCALATIONS: Record<EscalationLevel, { tone: ChipTone; icon?: IconName; strong?: boolean }> =
  {
    0: { tone: "outline" },
    1: { tone: "warn", icon: "up" },
    2: { tone: "danger", icon: "up" },
    3: { tone: "danger", icon: "up", strong: true },
  };

/** The seat that now owns it. The code is a hint; rows have room for the code alone. */
export function EscalationChip({
  level,
  person,
  short = false,
}: {
  level: EscalationLevel;
  person?: string;
  short?: boolean;
}) {
  const text = useText();
  const code = `E${level}`;
  const seat = [text(`seat.${level}`), person].filter(Boolean).join(" ");
  const { icon, ...look } = ESCALATIONS[level];
  return (
    <span title={short ? seat : code} className="inline-flex">
      <Chip {...look} {...(icon && !short ? { icon } : {})}>
        {short ? (
          <>
            <span aria-hidden="true">{code}</span>
            <span className="sr-only">{seat}</span>
          </>
        ) : (
          seat
        )}
      </Chip>
    </span>
  );
}

/** Goes away when the central has acknowledged, not when we have sent. */
export function PendingMark({ count }: { count?: number }) {
  const text = useText();
  return (
    <span className="pending-mark inline-flex items-center gap-4 text-meta whitespace-nowrap text-ink-3">
      <Icon name="upload" size="small" />
      {count === undefined ? text("pending.one") : text("pending.many", { count })}
    </span>
  );
}
