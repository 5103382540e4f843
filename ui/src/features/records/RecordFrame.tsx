import type { ReactNode } from "react";
import { Banner } from "../../components/Banner";
import { LinkButton } from "../../components/Button";
import { classes } from "../../components/classes";
import { EmptyState } from "../../components/EmptyState";
import { Skeleton } from "../../components/Skeleton";
import { errorWords } from "../../errors/presentation";
import { rejectWords } from "../../errors/refusalWords";
import type { CallError } from "../../ipc/client";
import type { RefusedHere } from "../../ipc/generated/RefusedHere";
import { useText } from "../../locales/text";

/** The page of one record, of any kind: what was refused, who it is, and all about it. */
export function RecordFrame({
  refused,
  onOpenAttention,
  header,
  side,
  sideMayGoBelow = false,
  children,
}: {
  refused: readonly RefusedHere[];
  onOpenAttention?: (() => void) | undefined;
  /** With all that has the whole width. */
  header: ReactNode;
  /** What can be done and what is known. Beside a list there is no room for a column of it. */
  side?: ReactNode;
  /** Where the window is narrow or the text large. What can be done stays in sight. */
  sideMayGoBelow?: boolean;
  children: ReactNode;
}) {
  return (
    <article className="flex h-full min-h-0 flex-col overflow-y-auto bg-paper-0">
      <RefusedBar refused={refused} onOpenAttention={onOpenAttention} />
      {header}
      {side === undefined ? (
        children
      ) : (
        <div
          className={classes(
            "grid flex-1 grid-cols-[minmax(0,1fr)_20rem]",
            sideMayGoBelow &&
              "single:grid-cols-1 single:content-start large:grid-cols-1 large:content-start",
          )}
        >
          <div className="min-w-0">{children}</div>
          <aside
            className={classes(
              "border-l border-line-1 bg-paper-1",
              sideMayGoBelow && "single:border-l-0 large:border-l-0",
            )}
          >
            {side}
          </aside>
        </div>
      )}
    </article>
  );
}

function RefusedBar({
  refused,
  onOpenAttention,
}: {
  refused: readonly RefusedHere[];
  onOpenAttention: (() => void) | undefined;
}) {
  const text = useText();
  const [first] = refused;
  if (!first) return null;
  return (
    <div className="px-20 pt-10">
      <Banner
        tone="warn"
        icon="warning"
        title={text("record.refused", { count: refused.length })}
        action={
          onOpenAttention && (
            <LinkButton onPress={onOpenAttention}>{text("record.toAttention")}</LinkButton>
          )
        }
      >
        {rejectWords(first.reason).said}
      </Banner>
    </div>
  );
}

/** In the place of a record that is not there, or not there yet. */
export function NoRecord({
  error,
  gone,
  loading,
}: {
  error: CallError | null;
  gone: string;
  loading: string;
}) {
  if (error === null) {
    return (
      <div className="p-20">
        <Skeleton doing={loading} />
      </div>
    );
  }
  const { said, next } = errorWords(error);
  return (
    <div className="p-20">
      <EmptyState title={error.code === "NotFound" ? gone : said}>{next}</EmptyState>
    </div>
  );
}
