import { errorWords } from "../../errors/presentation";
import type { CallError } from "../../ipc/client";
import type { ErrorCode } from "../../ipc/generated/ErrorCode";
import { text } from "../../locales/text";
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
  WrongPin: "password",
  PinShut: "password",
  PinUnavailable: "password",
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
  return { [place]: sentences([said, ...limits(error), next]) };
}

/** How often it may still be tried here, or how long not at all. */
function limits({ tries_left: left, wait_s: wait }: CallError): string[] {
  if (left !== null && left > 0) return [text("session.triesLeft", { count: left })];
  if (wait === null) return [];
  return wait < 60
    ? [text("session.waitSeconds", { count: wait })]
    : [text("session.waitMinutes", { count: Math.ceil(wait / 60) })];
}
