import {
  MutationCache,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { Host, Push } from "../host";
import { caller, type Call, CallError, type CallName, type Request, type Response } from "./client";

/** The host answers from this machine: being offline is no reason to wait or to try again. */
export function newQueryClient(): QueryClient {
  const always = { networkMode: "always", retry: false } as const;
  // Whatever learns first that nobody is signed in brings the door back.
  const onError = (error: Error) => {
    if (error instanceof CallError && error.code === "SignedOut") {
      void client.invalidateQueries({ queryKey: ["get_session"] });
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Pushes say what changed, so nothing goes stale by age.
      queries: { ...always, staleTime: Infinity, refetchOnWindowFocus: false },
      mutations: always,
    },
  });
  return client;
}

export const HostContext = createContext<Host | null>(null);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error("no HostContext around this component");
  return host;
}

/** For a call that is neither a query nor a mutation: a search as one types, a saved draft. */
export function useCall(): Call {
  return caller(useHost());
}

export function answerKey<N extends CallName>(name: N, request: Request<N>) {
  return [name, request] as const;
}

export interface AnswerOptions {
  enabled?: boolean;
  /** Keep showing the last answer while the next one, to another request, comes. */
  keepLast?: boolean;
  /** Once nobody looks at it, the answer is not kept. */
  forget?: boolean;
}

export function useAnswer<N extends CallName>(
  name: N,
  request: Request<N>,
  { enabled = true, keepLast = false, forget = false }: AnswerOptions = {},
): UseQueryResult<Response<N>, CallError> {
  const call = useCall();
  return useQuery<Response<N>, CallError>({
    queryKey: answerKey(name, request),
    queryFn: () => call(name, request),
    enabled,
    ...(forget ? { gcTime: 0 } : {}),
    ...(keepLast ? { placeholderData: (last: unknown) => last as never } : {}),
  });
}

/** What a command changed arrives as a push; its caller invalidates nothing. */
export function useCommand<N extends CallName>(
  name: N,
): UseMutationResult<Response<N>, CallError, Request<N>> {
  const call = useCall();
  return useMutation<Response<N>, CallError, Request<N>>({
    mutationFn: (request) => call(name, request),
  });
}

const COMPLAINT_ANSWERS = [
  "list_complaints",
  "get_complaint",
  "list_attention",
  "preview_complaint",
] as const satisfies readonly CallName[];

/** Lists, pages and figures of every kind of record show each other. */
const RECORD_ANSWERS = [
  "list_records",
  "get_record",
  "search",
] as const satisfies readonly CallName[];

/** Which answers a changed kind makes old. A kind that is not listed makes all of them old. */
const ANSWERS_OF: Readonly<Record<string, readonly CallName[]>> = {
  complaint: [...COMPLAINT_ANSWERS, ...RECORD_ANSWERS],
  timeline_entry: [...COMPLAINT_ANSWERS, "get_record"],
  customer: [...COMPLAINT_ANSWERS, ...RECORD_ANSWERS, "find_customers"],
  move_order: [...RECORD_ANSWERS, "find_customers", "preview_complaint", "get_complaint"],
  visit: RECORD_ANSWERS,
  task: RECORD_ANSWERS,
  staff: ["get_choices", "get_complaint", "get_session"],
  store: ["get_session", "get_complaint"],
  crew: ["get_choices"],
  draft: ["list_drafts", "list_form_drafts"],
  review: ["list_attention"],
  attention: ["list_attention", "get_complaint", "list_complaints", "list_records", "get_record"],
  import: ["list_imports"],
  session: ["get_session"],
  preferences: ["get_preferences"],
};

export function followPushes(host: Host, client: QueryClient): () => void {
  return host.onPush(
    (push) => takePush(push, client),
    () => void client.invalidateQueries(),
  );
}

function takePush(push: Push, client: QueryClient): void {
  if (push.push === "sync") {
    client.setQueryData(answerKey("get_sync_status", {}), push.status);
    return;
  }
  // Heard by the dialog that shows it.
  if (push.push === "import") return;
  for (const kind of push.kinds) {
    const names = ANSWERS_OF[kind];
    if (!names) {
      void client.invalidateQueries();
      return;
    }
    names.forEach((name) => void client.invalidateQueries({ queryKey: [name] }));
  }
}
