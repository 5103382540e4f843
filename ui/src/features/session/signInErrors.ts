import { errorWords } from "../../errors/presentation";
import type { CallError } from "../../ipc/client";
import type { ErrorCode } from "../../ipc/generated/ErrorCode";
import { sentences } from "../../locales/joined";

type Place = "address" | "password" | "elsewhere";

export interface SignInErrors {
  address?: string;
  password?: string;
  /** Not about a field of the form. */
  elsewhere?: CallError;
}

const PLACES: Partial<Record<ErrorCode, Place>> = {
  WrongPassword: "password",
  TooManyAttempts: "password",
  CentralUnreachable: "address",
  NotACentral: "address",
  InsecureAddress: "address",
};

/** Beside the field it is about, when that field is in view. */
export function signInErrors(error: CallError, withAddress: boolean): SignInErrors {
  const place = PLACES[error.code] ?? "elsewhere";
  if (place === "elsewhere" || (place === "address" && !withAddress)) return { elsewhere: error };
  const { said, next } = errorWords(error);
  return { [place]: sentences([said, next]) };
}
