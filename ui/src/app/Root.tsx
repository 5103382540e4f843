import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, useEffect, useState } from "react";
import type { Host } from "../host";
import { followPushes, HostContext, newQueryClient } from "../ipc/queries";
import { i18n } from "../locales/text";
import { SessionGate } from "./SessionGate";

/** The whole interface over a host. */
export function Root({ host }: { host: Host }) {
  const [client] = useState(newQueryClient);
  useEffect(() => followPushes(host, client), [host, client]);
  return (
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <HostContext value={host}>
          <QueryClientProvider client={client}>
            <SessionGate />
          </QueryClientProvider>
        </HostContext>
      </I18nProvider>
    </StrictMode>
  );
}
