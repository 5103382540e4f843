/** A piece of a text; `differs` where the other text says something else. */
export interface Piece {
  text: string;
  differs: boolean;
}

/** Both texts cut where they begin and stop to differ, by characters as people see them. */
export function differences(a: string, b: string): [Piece[], Piece[]] {
  const [left, right] = [Array.from(a), Array.from(b)];
  const shorter = Math.min(left.length, right.length);
  let head = 0;
  while (head < shorter && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  const cut = (whole: string[]): Piece[] =>
    [
      { text: whole.slice(0, head).join(""), differs: false },
      { text: whole.slice(head, whole.length - tail).join(""), differs: true },
      { text: whole.slice(whole.length - tail).join(""), differs: false },
    ].filter(({ text }) => text !== "");
  return [cut(left), cut(right)];
}
