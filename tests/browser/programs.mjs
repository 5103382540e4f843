// Starts the programs under test and stops exactly those again.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";

const READY = "listening on ";
const PATIENCE_MS = 60_000;

/** A program that `cargo xtask test` names. */
export function fromEnvironment(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run this with \`cargo xtask test --only browser\``);
  }
  if (!existsSync(value)) throw new Error(`${name}: there is no ${value}`);
  return value;
}

/** Starts a server and waits for the line that says where it listens. */
export async function startServer(program, args) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${program} never listened`)), PATIENCE_MS);
    child.once("error", reject);
    void ended.then((code) => reject(new Error(`${program} ended early (${code})`)));
    // Read to the end: a server with nobody to read its lines would stop at a full pipe.
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (!line.startsWith(READY)) return;
      clearTimeout(timer);
      resolve(line.slice(READY.length).trim());
    });
  });
  return {
    address,
    async stop() {
      child.kill("SIGTERM");
      const forced = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(forced);
    },
  };
}
