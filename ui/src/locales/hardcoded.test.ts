import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import ts from "typescript";

const CHINESE = /[\p{Script=Han}、，。；：「」]/u;
/** What a person types is read in every language, whatever the window speaks. */
const READS_TYPING = ["src/features/intake/typedInstant.ts", "src/components/yuan.ts"];
const NOT_SHIPPED =
  /\.test\.tsx?$|^src\/(locales|gallery|preview|ipc\/generated)\/|\/sample\w*\.ts$/;

/** Every text of a program, its comments left out. */
function textsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateLiteralToken(node))
      found.push(node.text.trim());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it("no screen speaks a language by itself: its words come from the catalogues", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `src/${file.replaceAll("\\", "/")}`);
  const shipped = files.filter((file) => !NOT_SHIPPED.test(file) && !READS_TYPING.includes(file));
  const spoken = shipped.flatMap((file) =>
    textsOf(file)
      .filter((words) => CHINESE.test(words))
      .map((words) => `${file}: ${words}`),
  );
  expect(shipped.length).toBeGreaterThan(80);
  expect(spoken).toEqual([]);
});
