import { Dialog } from "../components/Dialog";
import { KeyCap } from "../components/KeyCap";
import { useText } from "../locales/text";

export interface KeyGroup {
  title: string;
  /** Alternatives are apart: "J", "ArrowDown". A "+" joins keys pressed together. */
  keys: readonly { keys: readonly string[]; words: string }[];
}

/** `?`: the keys of the screen that is open. */
export function KeysSheet({
  groups,
  open,
  onClose,
}: {
  groups: readonly KeyGroup[];
  open: boolean;
  onClose: () => void;
}) {
  const text = useText();
  return (
    <Dialog narrow open={open} onClose={onClose} title={text("desk.keys")}>
      {groups.map((group) => (
        <section key={group.title} className="pb-12">
          <h2 className="pb-4 text-meta font-normal text-ink-3">{group.title}</h2>
          <dl className="grid grid-cols-[9rem_minmax(0,1fr)] gap-y-6">
            {group.keys.map(({ keys, words }) => (
              <div key={words} className="contents">
                <dt className="flex flex-wrap gap-4">
                  {keys.map((key) => (
                    <KeyCap key={key} keys={key} />
                  ))}
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
