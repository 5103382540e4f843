import { useState } from "react";
import { Button } from "../../components/Button";
import type { ImportKind } from "../../ipc/generated/ImportKind";
import { useAnswer } from "../../ipc/queries";
import { useText } from "../../locales/text";
import { ImportDialog } from "./ImportDialog";

/** Opens the import of a kind, for whom the rules let import. */
export function ImportButton({ kind, words }: { kind: ImportKind; words?: string }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const session = useAnswer("get_session", {});
  const level = session.data?.staff?.level;
  if (level === undefined || level === "L1") return null;
  return (
    <>
      <Button icon="upload" onPress={() => setOpen(true)}>
        {words ?? text("import.open")}
      </Button>
      {open && <ImportDialog kind={kind} onClose={() => setOpen(false)} />}
    </>
  );
}
