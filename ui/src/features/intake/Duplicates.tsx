import { LinkButton } from "../../components/Button";
import { Icon } from "../../components/icons";
import { instantWords } from "../../components/instant";
import { GradeMark, StateChip } from "../../components/marks";
import { nowMs } from "../../components/now";
import { stateOf } from "../../ipc/asMarks";
import type { DuplicateHit } from "../../ipc/generated/DuplicateHit";
import { useText } from "../../locales/text";

/** Shown before saving, so that one matter is not logged twice. It never stands in the way. */
export function Duplicates({
  hits,
  onOpen,
}: {
  hits: readonly DuplicateHit[];
  onOpen: ((id: string) => void) | undefined;
}) {
  const text = useText();
  if (hits.length === 0) return null;
  return (
    <section
      aria-label={text("intake.duplicates")}
      className="mark-edge my-6 rounded-control bg-warn-tint px-12 py-7"
    >
      <p className="font-semibold text-warn">
        <Icon name="warning" size="small" className="mr-6" />
        {text("intake.duplicates")}
      </p>
      <ul>
        {hits.map((hit) => (
          <li key={hit.id} className="flex flex-wrap items-center gap-x-8 gap-y-2 py-2">
            <GradeMark grade={hit.grade} />
            <span className="min-w-0">{hit.title}</span>
            <span className="text-meta whitespace-nowrap text-ink-2">{hit.number}</span>
            <StateChip state={stateOf(hit.stage)} />
            <span className="text-meta whitespace-nowrap text-ink-2">
              {text("intake.duplicateRaised", {
                when: instantWords(hit.raised_at, nowMs(), undefined),
              })}
            </span>
            {onOpen && (
              <span className="ml-auto">
                <LinkButton onPress={() => onOpen(hit.id)}>{text("intake.open")}</LinkButton>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
