import type { Matched } from "../../ipc/generated/Matched";
import type { Part } from "../intake/matched";

/** What the desk says that a query matched, characters counted as people do. */
export function partsOf(words: string, matched: readonly Matched[]): Part[] {
  const characters = Array.from(words);
  const parts: Part[] = [];
  let at = 0;
  for (const { from, to } of matched) {
    if (from > at) parts.push({ text: characters.slice(at, from).join(""), hit: false });
    parts.push({ text: characters.slice(from, to).join(""), hit: true });
    at = to;
  }
  if (at < characters.length) parts.push({ text: characters.slice(at).join(""), hit: false });
  return parts;
}

/** Which characters of an action's name were typed, wherever they stand. */
export function matchedIn(words: string, query: string): Part[] {
  const lower = words.toLowerCase();
  const hits = new Set<number>();
  for (const wanted of query.normalize("NFKC").toLowerCase().split(/\s+/)) {
    if (wanted === "") continue;
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      for (let index = at; index < at + wanted.length; index++) hits.add(index);
    }
  }
  const parts: Part[] = [];
  for (let index = 0; index < words.length; index++) {
    const hit = hits.has(index);
    const last = parts.at(-1);
    if (last?.hit === hit) last.text += words.charAt(index);
    else parts.push({ text: words.charAt(index), hit });
  }
  return parts;
}
