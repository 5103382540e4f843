import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Colours = Record<string, string>;

const css = readFileSync("src/styles/tokens.css", "utf8");

/** Tokens of a theme. */
function theme(name: string): Colours {
  const blocks = [...css.matchAll(/([^{}]+)\{([^}]*)\}/g)];
  const own = blocks.find(([, selector]) => selector?.includes(`data-theme="${name}"`));
  const pairs = [...(own?.[2] ?? "").matchAll(/--([a-z0-9-]+):\s*(#[0-9A-Fa-f]{6})/g)];
  return Object.fromEntries(pairs.map(([, token, colour]) => [token ?? "", colour ?? ""]));
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function ratio(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const PAPERS = ["paper-0", "paper-1", "paper-2", "select"];
const TEXTS = [
  ...["ink-1", "ink-2", "ink-3", "accent", "ok", "warn", "danger"],
  ...["grade-1", "grade-2", "grade-3", "grade-4"],
];
const TEXT_PAIRS: [string, string][] = [
  ...TEXTS.flatMap((ink) => PAPERS.map((paper): [string, string] => [ink, paper])),
  ...["accent", "ok", "warn", "danger"].map((ink): [string, string] => [ink, `${ink}-tint`]),
  ...["dia", "gold", "silver", "base"].map((tier): [string, string] => [
    `tier-${tier}`,
    `tier-${tier}-bg`,
  ]),
  ["on-accent", "accent-fill"],
  ["on-accent", "accent-fill-hover"],
  ["on-danger", "danger-fill"],
];
const EDGE_PAIRS: [string, string][] = [
  ...["line-ui", "focus"].flatMap((edge) => PAPERS.map((paper): [string, string] => [edge, paper])),
  ["accent-fill", "paper-0"],
  ["danger-fill", "paper-0"],
];

describe.each(["light", "dark", "contrast"])("the %s theme", (name) => {
  const colours = theme(name);
  const measured = ([one, other]: [string, string]) => {
    const pair = [colours[one], colours[other]];
    if (!pair[0] || !pair[1]) throw new Error(`no colour for ${one} on ${other}`);
    return ratio(pair[0], pair[1]);
  };

  it.each(TEXT_PAIRS)("lets %s be read on %s", (...pair) => {
    expect(measured(pair)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGE_PAIRS)("lets the edge %s be seen on %s", (...pair) => {
    expect(measured(pair)).toBeGreaterThanOrEqual(3);
  });
});
