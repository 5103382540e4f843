import { httpHost, tokenFromFragment } from "./http";
import type { Host } from "./types";

export { HostError } from "./error";
export type { Host, HostWindow, Push } from "./types";

/** Loads only the side that is needed: a browser never fetches the Tauri code. */
export async function openHost(): Promise<Host> {
  if ("__TAURI_INTERNALS__" in window) {
    const { tauriHost } = await import("./tauri");
    return tauriHost("__DOORSTEP_OWN_DECORATIONS__" in window);
  }
  return httpHost(tokenFromFragment(window.location.hash));
}
