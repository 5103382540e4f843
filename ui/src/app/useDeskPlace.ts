import { useState } from "react";
import type { RefusedAction } from "../features/complaint/ComplaintPage";
import type { OneRecord } from "../ipc/generated/OneRecord";
import type { ScreenName } from "./screens";

interface Refilled {
  complaint: string;
  prefill: RefusedAction;
}

export interface DeskPlace {
  screen: ScreenName;
  show: (screen: ScreenName) => void;
  /** The record that has the whole width; null shows the screen. */
  open: OneRecord | null;
  /** From a list, a page or a search; Esc goes back the same way. */
  openRecord: (record: OneRecord) => void;
  back: () => void;
  selected: string | null;
  select: (id: string) => void;
  /** A refused action to put right on the complaint that is open. */
  prefill: RefusedAction | undefined;
  putRight: (refilled: Refilled) => void;
}

/** Where on the desk a person is: a screen, and the records opened one from another. */
export function useDeskPlace(): DeskPlace {
  const [screen, setScreen] = useState<ScreenName>("today");
  const [trail, setTrail] = useState<readonly OneRecord[]>([]);
  const [selected, setSelected] = useState<Partial<Record<ScreenName, string>>>({});
  const [refilled, setRefilled] = useState<Refilled | null>(null);
  const open = trail.at(-1) ?? null;

  function openRecord(record: OneRecord) {
    setTrail((before) => (isSame(before.at(-1), record) ? before : [...before, record]));
    setRefilled(null);
  }
  return {
    screen,
    show: (next) => {
      setScreen(next);
      setTrail([]);
      setRefilled(null);
    },
    open,
    openRecord,
    back: () => {
      setTrail((before) => before.slice(0, -1));
      setRefilled(null);
    },
    selected: selected[screen] ?? null,
    select: (id) => setSelected((before) => ({ ...before, [screen]: id })),
    prefill: open !== null && refilled?.complaint === open.id ? refilled.prefill : undefined,
    putRight: (next) => {
      openRecord({ kind: "complaint", id: next.complaint });
      setRefilled(next);
    },
  };
}

function isSame(a: OneRecord | undefined, b: OneRecord): boolean {
  return a?.kind === b.kind && a.id === b.id;
}
