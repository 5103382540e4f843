import type { ReactNode } from "react";
import { useText } from "../locales/text";
import { classes } from "./classes";
import { Icon, type IconName } from "./icons";

type BannerTone = "neutral" | "warn" | "danger";

const TONES: Record<BannerTone, { tint: string; mark: string; icon: IconName }> = {
  neutral: { tint: "bg-paper-2", mark: "", icon: "cloudOff" },
  warn: { tint: "bg-warn-tint", mark: "text-warn", icon: "clock" },
  danger: { tint: "bg-danger-tint", mark: "text-danger", icon: "overdue" },
};

/** What happened, what is safe, what to do; at the top of the pane it concerns. */
export function Banner({
  tone,
  title,
  children,
  action,
  incident,
  icon,
}: {
  tone: BannerTone;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  incident?: string;
  icon?: IconName;
}) {
  const text = useText();
  const look = TONES[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={classes("mark-edge flex gap-9 rounded-control px-12 py-8", look.tint)}
    >
      <Icon name={icon ?? look.icon} className={classes("mt-2", look.mark)} />
      <p className="min-w-0">
        <b>{title}</b> {children} {action}{" "}
        {incident !== undefined && (
          <span className="text-ink-2">{text("banner.incident", { incident })}</span>
        )}
      </p>
    </div>
  );
}
