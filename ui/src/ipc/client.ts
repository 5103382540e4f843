import type { Host } from "../host";
import { toHostError } from "../host/error";
import type { AppError } from "./generated/AppError";
import type { Calls } from "./generated/calls";
import type { ErrorCode } from "./generated/ErrorCode";
import type { Refusal } from "./generated/Refusal";

export type CallName = keyof Calls;
export type Request<N extends CallName> = Calls[N]["request"];
export type Response<N extends CallName> = Calls[N]["response"];
export type Call = <N extends CallName>(name: N, request: Request<N>) => Promise<Response<N>>;

/** What a call rejects with: the wire's `AppError`, throwable. */
export class CallError extends Error implements AppError {
  override readonly name = "CallError";
  readonly code: ErrorCode;
  readonly refusal: Refusal | null;
  readonly retry: boolean;
  readonly incident: string | null;
  readonly tries_left: number | null;
  readonly wait_s: number | null;

  constructor(shape: AppError, cause?: unknown) {
    super(shape.code, { cause });
    this.code = shape.code;
    this.refusal = shape.refusal;
    this.retry = shape.retry;
    this.incident = shape.incident;
    this.tries_left = shape.tries_left ?? null;
    this.wait_s = shape.wait_s ?? null;
  }
}

/** The generator of the wire types checks requests and answers; nothing is checked again here. */
export function caller(host: Host): Call {
  return async (name, request) => {
    try {
      return (await host.call(name, request)) as Response<typeof name>;
    } catch (thrown) {
      throw toCallError(thrown);
    }
  };
}

/** A code that this build does not know, the host's own included, is the machine's fault. */
export function toCallError(thrown: unknown): CallError {
  if (thrown instanceof CallError) return thrown;
  const { code, refusal, retry, incident, tries_left, wait_s } = toHostError(thrown);
  const known = code in KNOWN;
  return new CallError(
    {
      code: known ? (code as ErrorCode) : "Internal",
      refusal: known ? (refusal as Refusal | null) : null,
      retry: known ? retry : true,
      incident,
      tries_left,
      wait_s,
    },
    thrown,
  );
}

const KNOWN = {
  Refused: true,
  SignedOut: true,
  WrongPassword: true,
  TooManyAttempts: true,
  CentralUnreachable: true,
  NotACentral: true,
  InsecureAddress: true,
  NotEnrolled: true,
  PersonLeft: true,
  WrongPin: true,
  PinShut: true,
  PinUnavailable: true,
  WeakPin: true,
  OtherTenant: true,
  OlderCopy: true,
  UserTaken: true,
  HasMovedOut: true,
  FolderInUse: true,
  DatabaseUnreadable: true,
  DatabaseTooNew: true,
  DiskFull: true,
  ImportFileTooLarge: true,
  ImportFileEmpty: true,
  ImportFileDamaged: true,
  ImportFileLocked: true,
  ImportFileUnknown: true,
  ImportColumnMissing: true,
  ImportHasBadRows: true,
  ImportCancelled: true,
  SentAlready: true,
  NotTheLast: true,
  NotFound: true,
  BadRequest: true,
  Internal: true,
} satisfies Record<ErrorCode, true>;
