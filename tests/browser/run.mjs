// The real interface in a browser, over the real app and a real central.
// Prints each check, and last of all how many passed and failed.
import { accessibility } from "./accessibility.mjs";
import { alone } from "./alone.mjs";
import { apart } from "./apart.mjs";
import { closedDoors } from "./closed-doors.mjs";
import { composition } from "./composition.mjs";
import { House } from "./house.mjs";
import { keyboard } from "./keyboard.mjs";
import { records } from "./records.mjs";
import { signIn } from "./sign-in.mjs";
import { solo } from "./solo.mjs";

const suites = [
  ...[signIn, solo, alone, keyboard, records, apart],
  ...[composition, accessibility, closedDoors],
];

let passed = 0;
let failed = 0;

/** One named check; what it finds wrong is told and the next one runs. */
async function check(name, body) {
  try {
    await body();
    passed += 1;
    console.log(`ok    ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`RED   ${name}\n${indented(error)}`);
  }
}

function indented(error) {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text
    .split("\n")
    .map((line) => `      ${line}`)
    .join("\n");
}

const house = new House();
try {
  await house.build();
  for (const suite of suites) await suite(house, check);
} catch (error) {
  failed += 1;
  console.log(`RED   the house could not be built\n${indented(error)}`);
} finally {
  await house.tearDown();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
