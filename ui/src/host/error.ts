/** A failed call: a code and facts. The words are the interface's, in `errors/`. */
export class HostError extends Error {
  override readonly name = "HostError";
  readonly code: string;
  /** As sent; the typed client reads it. */
  readonly refusal: unknown;
  readonly retry: boolean;
  readonly incident: string | null;
  /** With a wrong password or PIN. */
  readonly tries_left: number | null;
  /** With too many of them. */
  readonly wait_s: number | null;

  constructor(shape: HostErrorShape, cause?: unknown) {
    super(shape.code, { cause });
    this.code = shape.code;
    this.refusal = shape.refusal ?? null;
    this.retry = shape.retry;
    this.incident = shape.incident;
    this.tries_left = shape.tries_left ?? null;
    this.wait_s = shape.wait_s ?? null;
  }
}

export interface HostErrorShape {
  code: string;
  refusal?: unknown;
  retry: boolean;
  incident: string | null;
  tries_left?: number | null;
  wait_s?: number | null;
}

/** The host itself did not answer, or not in a shape that we know. */
export const HOST_UNREACHABLE = "host_unreachable";
export const HOST_ANSWER_UNKNOWN = "host_answer_unknown";

export function toHostError(thrown: unknown, otherwise: string = HOST_ANSWER_UNKNOWN): HostError {
  if (thrown instanceof HostError) return thrown;
  if (isRecord(thrown) && typeof thrown.code === "string") {
    return new HostError({
      code: thrown.code,
      refusal: thrown.refusal,
      retry: thrown.retry === true,
      incident: typeof thrown.incident === "string" ? thrown.incident : null,
      tries_left: typeof thrown.tries_left === "number" ? thrown.tries_left : null,
      wait_s: typeof thrown.wait_s === "number" ? thrown.wait_s : null,
    });
  }
  return new HostError({ code: otherwise, retry: true, incident: null }, thrown);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
