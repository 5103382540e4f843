import { Banner } from "../components/Banner";
import { LinkButton } from "../components/Button";
import { shortInstantWords } from "../components/instant";
import { nowMs } from "../components/now";
import type { SavedDraft } from "../ipc/generated/SavedDraft";
import { sentences } from "../locales/joined";
import { useText } from "../locales/text";

/** Something half typed waits: quiet, and one press from going on. */
export function DraftBanner({
  drafts,
  onContinue,
  onDiscard,
}: {
  drafts: readonly SavedDraft[];
  onContinue: (draft: SavedDraft) => void;
  onDiscard: (draft: SavedDraft) => void;
}) {
  const text = useText();
  const latest = drafts.toSorted((a, b) => b.saved_at - a.saved_at)[0];
  if (!latest) return null;
  const time = shortInstantWords(latest.saved_at, nowMs(), undefined);
  const about = latest.draft.description.trim().split("\n", 1)[0] ?? "";
  return (
    <Banner
      tone="neutral"
      icon="complaint"
      title={text("desk.draft")}
      action={
        <span className="inline-flex gap-12">
          <LinkButton onPress={() => onContinue(latest)}>{text("desk.draft.continue")}</LinkButton>
          <LinkButton onPress={() => onDiscard(latest)}>{text("desk.draft.discard")}</LinkButton>
        </span>
      }
    >
      {sentences([
        about === ""
          ? text("desk.draft.saved", { time })
          : text("desk.draft.about", { about: shortened(about), time }),
        drafts.length > 1 && text("desk.draft.more", { count: drafts.length - 1 }),
      ])}
    </Banner>
  );
}

function shortened(words: string): string {
  const letters = Array.from(words);
  return letters.length > 24 ? `${letters.slice(0, 24).join("")}…` : words;
}
