/** A piece of a text; `differs` where the other text says something else. */
export interface Piece {
  text: string;
  differs: boolean;
}

/** An amount or a number to call is one word: half of 1,200 says nothing. */
const FIGURE = /[\d.,*]/;
const isFigure = (letter: string | undefined) => letter !== undefined && FIGURE.test(letter);

/** Both texts cut where they begin and stop to differ, by characters as people see them. */
export function differences(a: string, b: string): [Piece[], Piece[]] {
  const [left, right] = [Array.from(a), Array.from(b)];
  const shorter = Math.min(left.length, right.length);
  let head = 0;
  while (head < shorter && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  const goesOn = (at: number) => isFigure(left.at(at)) || isFigure(right.at(at));
  while (head > 0 && isFigure(left[head - 1]) && goesOn(head)) head -= 1;
  while (tail > 0 && isFigure(left.at(-tail)) && goesOn(-1 - tail)) tail -= 1;
  const cut = (whole: string[]): Piece[] =>
    [
      { text: whole.slice(0, head).join(""), differs: false },
      { text: whole.slice(head, whole.length - tail).join(""), differs: true },
      { text: whole.slice(whole.length - tail).join(""), differs: false },
    ].filter(({ text }) => text !== "");
  return [cut(left), cut(right)];
}
