import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CallError, Request } from "../../ipc/client";
import type { SessionView } from "../../ipc/generated/SessionView";
import { answerKey, useCall } from "../../ipc/queries";

type PeopleCall =
  "enrol_colleague" | "take_off_colleague" | "set_pin" | "remove_pin" | "change_laptop_password";

/** Changes who can unlock this laptop and with what; the answer is the new session. */
export function usePeople<Name extends PeopleCall>(name: Name) {
  const call = useCall();
  const client = useQueryClient();
  return useMutation<SessionView, CallError, Request<Name>>({
    mutationFn: (request) => call(name, request),
    onSuccess: (session) => client.setQueryData(answerKey("get_session", {}), session),
  });
}
