import { HOST_UNREACHABLE, isRecord, toHostError } from "./error";
import type { Host, Push } from "./types";

/** The browser host on loopback. It answers only who brings the token of its page. */
export function httpHost(token: string): Host {
  return {
    async call(command, payload) {
      const answer = await fetch("/rpc", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Doorstep-Token": token },
        body: JSON.stringify({ name: command, payload }),
      }).catch((thrown: unknown) => {
        throw toHostError(thrown, HOST_UNREACHABLE);
      });
      const body: unknown = await answer.json().catch((thrown: unknown) => {
        throw toHostError(thrown);
      });
      if (isRecord(body) && "error" in body) throw toHostError(body.error);
      if (!answer.ok || !isRecord(body) || !("ok" in body)) throw toHostError(body);
      return body.ok;
    },
    onPush(listener, onGap) {
      const source = new EventSource(`/push?token=${encodeURIComponent(token)}`);
      let opened = false;
      source.onopen = () => {
        if (opened) onGap?.();
        opened = true;
      };
      source.onmessage = (event: MessageEvent<string>) => {
        const push = asPush(event.data);
        if (push) listener(push);
      };
      return () => source.close();
    },
  };
}

export function tokenFromFragment(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, "")).get("token") ?? "";
}

function asPush(data: string): Push | null {
  try {
    const push: unknown = JSON.parse(data);
    return isRecord(push) && typeof push.push === "string" ? (push as Push) : null;
  } catch {
    return null;
  }
}
