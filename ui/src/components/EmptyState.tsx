import type { ReactNode } from "react";

/** Says what will be here and the one key that fills it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="text-ink-2">
      <b className="text-ink-1">{title}</b>
      {children && <p>{children}</p>}
      {action && <div className="mt-8">{action}</div>}
    </div>
  );
}
