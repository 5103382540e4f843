import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CallError } from "../../ipc/client";
import type { SessionView } from "../../ipc/generated/SessionView";
import type { Request } from "../../ipc/client";
import { answerKey, useCall } from "../../ipc/queries";

type SessionCall = "start_solo" | "cancel_move" | "connect_central";

/** A call whose answer is the new session; all else is asked anew. */
export function useSessionCall<N extends SessionCall>(name: N) {
  const call = useCall();
  const client = useQueryClient();
  return useMutation<SessionView, CallError, Request<N>>({
    mutationFn: (request) => call(name, request),
    onSuccess: (session) => {
      client.setQueryData(answerKey("get_session", {}), session);
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "get_session" });
    },
    // A move that fails near its end leaves the desk locked.
    onError: () => client.invalidateQueries({ queryKey: answerKey("get_session", {}) }),
  });
}
