import { createContext, useContext } from "react";
import type { AskForm } from "../../ipc/generated/AskForm";
import type { OneRecord } from "../../ipc/generated/OneRecord";

/** What a page can ask the desk for, wherever it stands. */
export interface DeskActions {
  openRecord: (record: OneRecord) => void;
  openForm: (ask: AskForm) => void;
  newComplaint: (customer?: string) => void;
  openAttention: () => void;
  focusSearch: () => void;
}

const nothing = () => undefined;
export const DeskContext = createContext<DeskActions>({
  openRecord: nothing,
  openForm: nothing,
  newComplaint: nothing,
  openAttention: nothing,
  focusSearch: nothing,
});

export function useDesk(): DeskActions {
  return useContext(DeskContext);
}

/** A form about nothing in particular. */
export function ask(form: AskForm["form"], about: Partial<AskForm> = {}): AskForm {
  return { form, record: null, customer: null, order: null, complaint: null, ...about };
}
