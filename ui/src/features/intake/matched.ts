import type { CustomerHit } from "../../ipc/generated/CustomerHit";

export interface Part {
  text: string;
  hit: boolean;
}

export interface MatchedHit {
  name: Part[];
  reading: Part[];
  phone: Part[];
}

/** Which characters of a found customer the query matched: in the name, its reading or the phone. */
export function matchedParts(hit: CustomerHit, query: string): MatchedHit {
  const wanted = query.normalize("NFKC").toLowerCase().replaceAll(/\s/g, "");
  const lowerName = hit.name.toLowerCase();
  const at = wanted === "" ? -1 : lowerName.indexOf(wanted);
  const byName = at >= 0;
  const byPhone = /^\d{4,}$/.test(wanted) && hit.phone_masked.endsWith(wanted.slice(-4));
  return {
    name: cut(hit.name, (index) => byName && index >= at && index < at + wanted.length),
    reading: readingParts(hit.reading, byName || byPhone ? "" : wanted),
    phone: cut(hit.phone_masked, (index) => byPhone && index >= hit.phone_masked.length - 4),
  };
}

/** Full pinyin from the start, else the initials. */
function readingParts(syllables: readonly string[], wanted: string): Part[] {
  const whole = syllables.join("");
  const initials = syllables.map((syllable) => syllable[0] ?? "").join("");
  const spelled = wanted !== "" && whole.startsWith(wanted);
  const begun = wanted !== "" && !spelled && initials.startsWith(wanted);
  let done = 0;
  return syllables.flatMap((syllable, place) => {
    const start = done;
    done += syllable.length;
    const parts = cut(syllable, (index) =>
      spelled ? start + index < wanted.length : begun && index === 0 && place < wanted.length,
    );
    return place === 0 ? parts : [{ text: " ", hit: false }, ...parts];
  });
}

function cut(word: string, isHit: (index: number) => boolean): Part[] {
  const parts: Part[] = [];
  for (let index = 0; index < word.length; index++) {
    const hit = isHit(index);
    const last = parts.at(-1);
    if (last?.hit === hit) last.text += word.charAt(index);
    else parts.push({ text: word.charAt(index), hit });
  }
  return parts;
}
