import { MORE_KEY } from "../features/complaint/Actions";
import { actionKeys } from "../features/complaint/actions/forms";
import { FORM_KEYS } from "../features/records/kinds";
import type { ActionKind } from "../ipc/generated/ActionKind";
import type { FormKind } from "../ipc/generated/FormKind";
import { text } from "../locales/text";
import type { KeyGroup } from "./KeysSheet";
import type { ScreenName } from "./screens";

/** What `?` lists, for the screen that is open. */
export function deskKeys(screen: ScreenName): KeyGroup[] {
  const everywhere: KeyGroup = {
    title: text("desk.keys.everywhere"),
    keys: [
      { keys: ["Ctrl+N"], words: text("desk.keys.new") },
      { keys: ["Ctrl+K"], words: text("desk.keys.find") },
      { keys: ["Ctrl+L"], words: text("desk.keys.lock") },
      { keys: ["Ctrl+G", "1–7"], words: text("desk.keys.screens") },
      { keys: ["F6"], words: text("desk.keys.pane") },
      { keys: ["Esc"], words: text("desk.keys.close") },
      { keys: ["Ctrl+Enter"], words: text("desk.keys.submit") },
      { keys: ["Alt+1–9"], words: text("desk.keys.field") },
      { keys: ["?"], words: text("desk.keys.help") },
    ],
  };
  const list = [
    { keys: ["J", "↓"], words: text("desk.keys.down") },
    { keys: ["K", "↑"], words: text("desk.keys.up") },
  ];
  switch (screen) {
    case "today":
    case "complaints":
      return [
        {
          title: text("desk.keys.list"),
          keys: [...list, { keys: ["Enter"], words: text("desk.keys.open") }],
        },
        {
          title: text("desk.keys.complaint"),
          keys: [
            ...Object.entries(actionKeys).map(([action, keys]) => ({
              keys: [keys],
              words: text(`action.${action as ActionKind}`),
            })),
            { keys: [MORE_KEY], words: text("actions.moreTitle") },
          ],
        },
        everywhere,
      ];
    case "attention":
      return [
        {
          title: text("desk.keys.attention"),
          keys: [
            ...list,
            { keys: ["1", "2", "3"], words: text("attention.keys.decide") },
            { keys: ["E"], words: text("attention.edit") },
            { keys: ["L"], words: text("attention.ask.later") },
            { keys: ["Z"], words: text("attention.undo") },
            { keys: ["Enter"], words: text("attention.open") },
          ],
        },
        everywhere,
      ];
    case "visits":
    case "orders":
    case "customers":
    case "tasks":
      return [
        {
          title: text("desk.keys.list"),
          keys: [
            ...list,
            { keys: ["Enter"], words: text("desk.keys.open") },
            { keys: ["/"], words: text("desk.keys.find") },
          ],
        },
        {
          title: text("desk.keys.record"),
          keys: [
            { keys: ["C"], words: text("customer.complain") },
            ...(Object.keys(FORM_KEYS) as FormKind[]).map((form) => ({
              keys: [FORM_KEYS[form]],
              words: text(`form.${form}`),
            })),
          ],
        },
        everywhere,
      ];
    case "settings":
      return [everywhere];
  }
}
