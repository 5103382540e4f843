import { Banner } from "../components/Banner";
import { LinkButton } from "../components/Button";
import { shortInstantWords } from "../components/instant";
import { nowMs } from "../components/now";
import { sentences } from "../locales/joined";
import { useText } from "../locales/text";

/** A form half filled in, of any kind. */
export interface WaitingDraft {
  id: string;
  savedAt: number;
  title: string;
  /** What was typed, to know it again. */
  about: string;
  onContinue: () => void;
  onDiscard: () => void;
}

/** Something half typed waits: quiet, and one press from going on. */
export function DraftBanner({ drafts }: { drafts: readonly WaitingDraft[] }) {
  const text = useText();
  const latest = drafts.toSorted((a, b) => b.savedAt - a.savedAt)[0];
  if (!latest) return null;
  const time = shortInstantWords(latest.savedAt, nowMs(), undefined);
  const about = latest.about.trim().split("\n", 1)[0] ?? "";
  return (
    <Banner
      tone="neutral"
      icon="complaint"
      title={latest.title}
      action={
        <span className="inline-flex gap-12">
          <LinkButton onPress={latest.onContinue}>{text("desk.draft.continue")}</LinkButton>
          <LinkButton onPress={latest.onDiscard}>{text("desk.draft.discard")}</LinkButton>
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
