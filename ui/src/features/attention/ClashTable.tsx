import { Chip } from "../../components/marks";
import { shortInstantWords } from "../../components/instant";
import { listed } from "../../locales/joined";
import { useText } from "../../locales/text";
import type { AttentionItem } from "../../ipc/generated/AttentionItem";
import type { ClashShown } from "../../ipc/generated/ClashShown";
import { valueWords } from "../records/recordWords";
import { differences, type Piece } from "./difference";

/** Both values side by side; what differs is underlined and tinted, and so is the suggested side. */
export function ClashTable({ item, now }: { item: AttentionItem; now: number }) {
  const text = useText();
  const by = item.clashes.find((clash) => clash.by !== null)?.by ?? null;
  const mineIsSuggested = item.suggested === "reapply";
  const theirsIsSuggested = item.suggested === "discard";
  const mine = listed([
    item.actor_name,
    text("attention.laptop", { code: item.device_code }),
    shortInstantWords(item.written_at, now, undefined),
  ]);
  const theirs =
    by === null
      ? null
      : listed([
          by.name ?? text("attention.byRule"),
          text("attention.laptop", { code: by.device_code }),
          shortInstantWords(by.at, now, undefined),
        ]);
  return (
    <div className="overflow-x-auto rounded-control border border-line-2">
      <table className="w-full border-collapse text-left">
        <thead>
          <tr className="bg-paper-1 align-top">
            <td className="px-12 py-5" />
            <th scope="col" className={CELL}>
              {text("attention.base")}
            </th>
            <th scope="col" className={cell(mineIsSuggested)}>
              <Side words={text("attention.mine")} suggested={mineIsSuggested} who={mine} />
            </th>
            <th scope="col" className={cell(theirsIsSuggested)}>
              <Side words={text("attention.theirs")} suggested={theirsIsSuggested} who={theirs} />
            </th>
          </tr>
        </thead>
        <tbody>
          {item.clashes.map((clash) => (
            <Row
              key={clash.field}
              clash={clash}
              now={now}
              mineIsSuggested={mineIsSuggested}
              theirsIsSuggested={theirsIsSuggested}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const CELL = "border-l border-line-1 px-12 py-5 font-normal";
const cell = (suggested: boolean) => (suggested ? `${CELL} bg-accent-tint` : CELL);

function Side({
  words,
  suggested,
  who,
}: {
  words: string;
  suggested: boolean;
  who: string | null;
}) {
  const text = useText();
  return (
    <>
      <span className="inline-flex flex-wrap items-center gap-6 font-semibold">
        {words}
        {suggested && <Chip tone="outline">{text("attention.suggested")}</Chip>}
      </span>
      {who !== null && <span className="block text-meta text-ink-2">{who}</span>}
    </>
  );
}

function Row({
  clash,
  now,
  mineIsSuggested,
  theirsIsSuggested,
}: {
  clash: ClashShown;
  now: number;
  mineIsSuggested: boolean;
  theirsIsSuggested: boolean;
}) {
  const text = useText();
  const [mine, theirs] = differences(
    valueWords(clash.field, clash.mine, now),
    valueWords(clash.field, clash.theirs, now),
  );
  return (
    <tr className="border-t border-line-1">
      <th scope="row" className="px-12 py-5 font-normal text-ink-2">
        {text(`field.${clash.field}`)}
      </th>
      <td className={`${CELL} text-ink-2`}>{valueWords(clash.field, clash.base, now)}</td>
      <td className={cell(mineIsSuggested)}>
        <Pieces pieces={mine} />
      </td>
      <td className={cell(theirsIsSuggested)}>
        <Pieces pieces={theirs} />
      </td>
    </tr>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, differs }, at) =>
    differs ? (
      <mark key={at} className="rounded-sm bg-warn-tint px-2 font-semibold text-warn underline">
        {text}
      </mark>
    ) : (
      <span key={at}>{text}</span>
    ),
  );
}
