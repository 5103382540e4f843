// A central of the demo organisation, desks over it, and a browser.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fromEnvironment, startServer } from "./programs.mjs";

const ui = new URL("../../ui/", import.meta.url);
// The interface's own modules; this folder has none.
const require = createRequire(new URL("package.json", ui));
const { chromium } = require("playwright-core");
export const { AxeBuilder } = require("@axe-core/playwright");

/** What a browser would otherwise try to reach beyond this machine. */
const ALONE = [
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const PATIENCE_MS = 20_000;
const DESIGN_SIZE = { width: 1280, height: 800 };

export class House {
  #folder = mkdtempSync(join(tmpdir(), "doorstep-browser-"));
  #servers = [];
  #browser;
  #pictures =
    process.env.DOORSTEP_PICTURES ||
    fileURLToPath(new URL("../../target/pictures", import.meta.url));
  centralUrl = "";

  async build() {
    const central = await startServer(fromEnvironment("DOORSTEP_CENTRAL_BIN"), [
      ...["--data", join(this.#folder, "central")],
      ...["--listen", "127.0.0.1:0", "--demo"],
    ]);
    this.#servers.push(central);
    this.centralUrl = central.address;
    this.#browser = await chromium.launch({
      executablePath: process.env.DOORSTEP_CHROMIUM || "/usr/bin/chromium",
      // Its sandbox refuses to run as root, as in most containers.
      args: process.getuid?.() === 0 ? [...ALONE, "--no-sandbox"] : ALONE,
    });
  }

  /** A desk with its own data folder; without a user nobody is signed in. */
  async openDesk(name, user) {
    const server = await startServer(fromEnvironment("DOORSTEP_BROWSER_HOST_BIN"), [
      ...["--data", join(this.#folder, name)],
      ...["--central", this.centralUrl],
      ...["--listen", "127.0.0.1:0"],
      ...["--ui", fileURLToPath(new URL("dist", ui))],
      ...(user ? ["--demo-user", user] : []),
    ]);
    this.#servers.push(server);
    return new Desk(server.address);
  }

  /** A fresh page on a desk, which notes everything that goes wrong in it. */
  async openPage(desk, { theme = "light", viewport = DESIGN_SIZE, forcedColors = null } = {}) {
    const context = await this.#browser.newContext({
      viewport,
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      colorScheme: theme === "dark" ? "dark" : "light",
      forcedColors,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const wrong = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) wrong.push(message.text());
    });
    page.on("pageerror", (error) => wrong.push(String(error)));
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
        console.error(`policy: ${effectiveDirective} ${blockedURI}`),
      );
    });
    await page.goto(desk.address);
    return Object.assign(page, { wrong, desk });
  }

  async picture(page, name) {
    const folder = join(this.#pictures, "browser");
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`) });
  }

  async tearDown() {
    await this.#browser?.close();
    for (const server of this.#servers.toReversed()) await server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

class Desk {
  constructor(address) {
    this.address = address;
    const { origin, hash } = new URL(address);
    this.origin = origin;
    this.token = new URLSearchParams(hash.slice(1)).get("token");
  }

  /** A call past the interface, to bring the desk into a state. */
  async call(name, payload = {}) {
    const answer = await fetch(`${this.origin}/rpc`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-Doorstep-Token": this.token,
      },
      body: JSON.stringify({ name, payload }),
    });
    const { ok, error } = await answer.json();
    if (error) throw new Error(`${name}: ${JSON.stringify(error)}`);
    return ok;
  }
}
