import type { ImportProgress } from "../../ipc/generated/ImportProgress";
import { useText } from "../../locales/text";

/** How far the rows are; before the first word of it, only that something is under way. */
export function Progress({ progress }: { progress: ImportProgress | null }) {
  const text = useText();
  const words = progress === null ? text("import.reading") : text(`import.step.${progress.step}`);
  const share = progress === null ? 0 : progress.done / Math.max(1, progress.total);
  return (
    <div className="py-16" role="status">
      <p className="pb-6">
        {words}{" "}
        {progress !== null && (
          <span className="text-ink-2 tabular-nums">
            {text("import.progress", { done: progress.done, total: progress.total })}
          </span>
        )}
      </p>
      <div
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        className="mark-edge h-8 overflow-hidden rounded-control bg-paper-3"
      >
        <div
          className="fill-bar h-full bg-accent"
          style={{ width: `${String(Math.round(share * 100))}%` }}
        />
      </div>
    </div>
  );
}
