import type { AppError } from "../ipc/generated/AppError";
import type { ErrorCode } from "../ipc/generated/ErrorCode";
import { text, type MessageKey } from "../locales/text";
import { refusalWords } from "./refusalWords";

/** What the person can do about it from where the error is shown. */
export type ErrorAction = "retry" | "signIn" | "sync" | "none";

export interface Presentation {
  /** `rule`: as it should be. `place`: the network. `fault`: something is broken. */
  severity: "rule" | "place" | "fault";
  said: MessageKey;
  next: MessageKey;
  action: ErrorAction;
}

type Severity = Presentation["severity"];

function shown<Code extends ErrorCode>(code: Code, severity: Severity, action: ErrorAction) {
  return {
    severity,
    said: `error.${code}`,
    next: `error.${code}.next`,
    action,
  } as const satisfies Presentation;
}

export const presentations = {
  Refused: shown("Refused", "rule", "none"),
  SignedOut: shown("SignedOut", "rule", "signIn"),
  WrongPassword: shown("WrongPassword", "rule", "none"),
  TooManyAttempts: shown("TooManyAttempts", "rule", "none"),
  CentralUnreachable: shown("CentralUnreachable", "place", "retry"),
  NotACentral: shown("NotACentral", "place", "retry"),
  InsecureAddress: shown("InsecureAddress", "rule", "none"),
  NotEnrolled: shown("NotEnrolled", "rule", "none"),
  PersonLeft: shown("PersonLeft", "rule", "none"),
  WrongPin: shown("WrongPin", "rule", "none"),
  PinShut: shown("PinShut", "rule", "none"),
  PinUnavailable: shown("PinUnavailable", "rule", "none"),
  WeakPin: shown("WeakPin", "rule", "none"),
  OtherTenant: shown("OtherTenant", "rule", "none"),
  OlderCopy: shown("OlderCopy", "rule", "none"),
  UserTaken: shown("UserTaken", "rule", "none"),
  HasMovedOut: shown("HasMovedOut", "rule", "none"),
  FolderInUse: shown("FolderInUse", "rule", "none"),
  DatabaseUnreadable: shown("DatabaseUnreadable", "fault", "none"),
  DatabaseTooNew: shown("DatabaseTooNew", "fault", "none"),
  DiskFull: shown("DiskFull", "fault", "retry"),
  ImportFileTooLarge: shown("ImportFileTooLarge", "rule", "none"),
  ImportFileEmpty: shown("ImportFileEmpty", "rule", "none"),
  ImportFileDamaged: shown("ImportFileDamaged", "rule", "none"),
  ImportFileLocked: shown("ImportFileLocked", "rule", "none"),
  ImportFileUnknown: shown("ImportFileUnknown", "rule", "none"),
  ImportColumnMissing: shown("ImportColumnMissing", "rule", "none"),
  ImportHasBadRows: shown("ImportHasBadRows", "rule", "none"),
  ImportCancelled: shown("ImportCancelled", "rule", "none"),
  SentAlready: shown("SentAlready", "rule", "none"),
  NotTheLast: shown("NotTheLast", "rule", "none"),
  NotFound: shown("NotFound", "rule", "sync"),
  BadRequest: shown("BadRequest", "fault", "none"),
  Internal: shown("Internal", "fault", "retry"),
} satisfies Record<ErrorCode, Presentation>;

/** A sentence with what happened, and one with what to do. */
export interface ErrorWords {
  said: string;
  next: string;
}

export function errorWords(error: Pick<AppError, "code" | "refusal">): ErrorWords {
  if (error.refusal) return refusalWords(error.refusal);
  const { said, next } = presentations[error.code];
  return { said: text(said), next: text(next) };
}
