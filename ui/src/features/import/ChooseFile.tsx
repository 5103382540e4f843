import { useRef, useState, type DragEvent } from "react";
import { Button } from "../../components/Button";
import { classes } from "../../components/classes";
import { useText } from "../../locales/text";

const KINDS = ".csv,.tsv,.txt,.xlsx,.xls,.xlsb,.ods";

/** Drop a file, or choose one by button or keyboard. */
export function ChooseFile({ onChoose }: { onChoose: (file: File) => void }) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  function take(files: FileList | null) {
    const file = files?.[0];
    if (file) onChoose(file);
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  }
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classes(
        "my-10 flex flex-col items-center gap-8 rounded-card border border-dashed px-20 py-36 text-center",
        over ? "border-accent bg-paper-2" : "border-line-ui",
      )}
    >
      <b>{text("import.drop")}</b>
      <p className="text-ink-2">{text("import.drop.hint")}</p>
      <Button kind="primary" icon="upload" onPress={() => input.current?.click()}>
        {text("import.chooseFile")}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={KINDS}
        aria-label={text("import.chooseFile")}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
    </div>
  );
}
