import { refusalWords } from "../../errors/refusalWords";
import type { RowFault } from "../../ipc/generated/RowFault";
import { text } from "../../locales/text";

/** Why a row can't be imported, in words. */
export function faultWords(fault: RowFault): string {
  switch (fault.fault) {
    case "phone_too_short":
    case "phone_too_long":
      return text(`import.fault.${fault.fault}`, { count: fault.digits });
    case "too_long":
      return text("import.fault.too_long", { length: fault.length, limit: fault.limit });
    case "same_phone_in_file":
      return text("import.fault.same_phone_in_file", { row: fault.row });
    case "same_phone_here":
      return text("import.fault.same_phone_here", { name: fault.name });
    case "wrong_column_count":
      return text("import.fault.wrong_column_count", {
        expected: fault.expected,
        found: fault.found,
      });
    case "refused":
      return refusalWords(fault.refusal).said;
    default:
      return text(`import.fault.${fault.fault}`);
  }
}
