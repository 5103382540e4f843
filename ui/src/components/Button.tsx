import { useId, type ReactNode, type Ref } from "react";
import { classes } from "./classes";
import { Icon, type IconName } from "./icons";
import { ariaKeys, KeyCap } from "./KeyCap";

export type ButtonKind = "primary" | "outline" | "plain" | "danger";

export interface ButtonProps {
  children: ReactNode;
  onPress?: () => void;
  kind?: ButtonKind;
  icon?: IconName;
  /** Printed on the button; the screen binds it with `useShortcuts`. */
  keys?: string;
  /** Why it cannot be done now. The button stays focusable and says so. */
  blocked?: string;
  /** Fills its column, key cap at the right. */
  wide?: boolean;
  /** Without words in view: the children are still its name. */
  iconOnly?: boolean;
  submit?: boolean;
  pressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

const KINDS: Record<ButtonKind, string> = {
  primary:
    "border-accent-fill bg-accent-fill font-semibold text-on-accent hover:border-accent-fill-hover hover:bg-accent-fill-hover",
  outline: "border-line-ui bg-paper-0 text-ink-1 hover:bg-paper-2",
  plain: "border-transparent text-ink-2 hover:bg-paper-3 hover:text-ink-1",
  danger: "border-danger bg-paper-0 text-danger hover:bg-danger-tint",
};

/** One `primary` a screen: the next right action. */
export function Button({
  children,
  onPress,
  kind = "outline",
  icon,
  keys,
  blocked,
  wide = false,
  iconOnly = false,
  submit = false,
  pressed,
  ref,
}: ButtonProps) {
  const reasonId = useId();
  const isBlocked = blocked !== undefined;
  return (
    <button
      ref={ref}
      type={submit && !isBlocked ? "submit" : "button"}
      aria-disabled={isBlocked || undefined}
      aria-describedby={isBlocked ? reasonId : undefined}
      aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
      aria-pressed={pressed}
      title={blocked}
      onClick={isBlocked ? undefined : onPress}
      className={classes(
        "control-edge inline-flex min-h-[1.875rem] items-center gap-7 rounded-control border px-10 whitespace-nowrap transition-colors",
        wide ? "w-full justify-start" : "justify-center",
        isBlocked ? "border-line-2 bg-paper-2 text-ink-3" : KINDS[kind],
      )}
    >
      {isBlocked ? <Icon name="lock" size="small" /> : icon && <Icon name={icon} />}
      {iconOnly ? <span className="sr-only">{children}</span> : children}
      {keys && (
        <span className={wide ? "ml-auto" : "contents"}>
          <KeyCap keys={keys} onFill={kind === "primary" && !isBlocked} />
        </span>
      )}
      {isBlocked && (
        <span id={reasonId} hidden>
          {blocked}
        </span>
      )}
    </button>
  );
}

/** An action inside a sentence. */
export function LinkButton({ children, onPress }: { children: ReactNode; onPress: () => void }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="rounded-mark text-accent hover:underline hover:underline-offset-3"
    >
      {children}
    </button>
  );
}
