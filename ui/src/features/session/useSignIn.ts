import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CallError } from "../../ipc/client";
import type { SessionView } from "../../ipc/generated/SessionView";
import type { SignIn } from "../../ipc/generated/SignIn";
import { answerKey, useCall } from "../../ipc/queries";

/** Opens the desk; the answer is the new session. */
export function useSignIn() {
  const call = useCall();
  const client = useQueryClient();
  return useMutation<SessionView, CallError, SignIn>({
    mutationFn: (request) => call("sign_in", request),
    onSuccess: (session) => {
      client.setQueryData(answerKey("get_session", {}), session);
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "get_session" });
    },
  });
}

/** Closes it. Nothing that was on the screen stays in memory. */
export function useLock() {
  const call = useCall();
  const client = useQueryClient();
  return useMutation<SessionView, CallError>({
    mutationFn: () => call("lock", {}),
    onSuccess: (session) => {
      client.setQueryData(answerKey("get_session", {}), session);
      client.removeQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] !== "get_session" && queryKey[0] !== "get_preferences",
      });
    },
  });
}
