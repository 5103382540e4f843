import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWindow } from "@tauri-apps/api/window";
import { toHostError } from "./error";
import type { Host, HostWindow, Push } from "./types";

/** `ownDecorations`: the shell drew the window without the system's title bar. */
export function tauriHost(ownDecorations: boolean): Host {
  const host: Host = {
    async call(command, payload) {
      try {
        return await invoke<unknown>("rpc", { name: command, payload });
      } catch (thrown) {
        throw toHostError(thrown);
      }
    },
    onPush(listener, onGap) {
      let stopped = false;
      const listening = [
        listen<Push>("push", (event) => {
          if (!stopped) listener(event.payload);
        }),
        // The shell dropped pushes that came too fast.
        listen("gap", () => {
          if (!stopped) onGap?.();
        }),
      ];
      return () => {
        stopped = true;
        for (const one of listening) void one.then((unlisten) => unlisten());
      };
    },
    // A shell that does not wait for it has nothing to answer.
    ready: () => void invoke("ready").catch(() => undefined),
  };
  return ownDecorations ? { ...host, window: ownWindow() } : host;
}

function ownWindow(): HostWindow {
  const current = getCurrentWindow();
  return {
    minimize: () => void current.minimize(),
    toggleMaximize: () => void current.toggleMaximize(),
    close: () => void current.close(),
    startDragging: () => void current.startDragging(),
  };
}
