import type { Part } from "../intake/matched";

/** Which characters the words of a query matched, wherever they stand. */
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
