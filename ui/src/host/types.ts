import type { Push } from "../ipc/generated/Push";

export type { Push };

/** The process that answers the interface: the desktop shell, or a browser's loopback server. */
export interface Host {
  /** Rejects with `HostError`, and with nothing else. */
  call(command: string, payload: unknown): Promise<unknown>;
  /**
   * Returns what stops the listening. `onGap` is called when pushes may have been missed,
   * so that everything on the screen is fetched again.
   */
  onPush(listener: (push: Push) => void, onGap?: () => void): () => void;
  /** The first screen is painted: the shell may show its window. */
  ready?(): void;
  /** Present when the window is ours to move and close. */
  window?: HostWindow;
}

export interface HostWindow {
  readonly minimize: () => void;
  readonly toggleMaximize: () => void;
  readonly close: () => void;
  readonly startDragging: () => void;
}
