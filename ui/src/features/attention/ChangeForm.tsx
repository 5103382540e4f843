import { useEffect, useRef, useState } from "react";
import { Button } from "../../components/Button";
import { ChoiceRow } from "../../components/ChoiceRow";
import { Field } from "../../components/Field";
import { firstStop } from "../../components/firstStop";
import { GradeChoice } from "../../components/GradeChoice";
import { MoneyField } from "../../components/MoneyField";
import { useShortcuts } from "../../components/shortcuts";
import { TextArea, TextField } from "../../components/TextField";
import type { Command } from "../../ipc/generated/Command";
import { useText } from "../../locales/text";
import { CATEGORIES } from "../complaint/actions/EditForm";
import { enterMovesOn } from "../intake/advance";
import { changeable, type Changeable } from "./changes";

/** In the card: what was typed, to be set right before it is given again. */
export function ChangeForm({
  command,
  saving,
  words,
  onGive,
  onCancel,
}: {
  command: Command;
  saving: boolean;
  /** What giving it is called here. */
  words: string;
  onGive: (changed: Command) => void;
  onCancel: () => void;
}) {
  const text = useText();
  const [changed, setChanged] = useState(command);
  const [unread, setUnread] = useState<readonly Changeable["name"][]>([]);
  const body = useRef<HTMLDivElement>(null);
  const give = () => {
    if (unread.length === 0 && !saving) onGive(changed);
    else body.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  };
  useShortcuts({ "Ctrl+Enter": give, Esc: onCancel });
  const form = useRef<HTMLElement>(null);
  useEffect(() => {
    firstStop(body.current)?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section
      ref={form}
      aria-label={text("attention.change.title")}
      className="mt-12 scroll-mb-20 border-t border-line-1 pt-10"
    >
      <h3 className="pb-4 text-meta font-normal text-ink-2">{text("attention.change.title")}</h3>
      {/* Enter goes to the next field; each control keeps its own keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={body} onKeyDown={enterMovesOn} aria-busy={saving}>
        {changeable(changed).map((part, index) => (
          <Field
            key={part.name}
            wideLabel
            number={index + 1}
            label={text(part.name === "grade" ? "typed.grade" : `field.${part.name}`)}
          >
            <Part
              part={part}
              onChange={setChanged}
              onUnread={(isUnread) =>
                setUnread((before) => [
                  ...before.filter((name) => name !== part.name),
                  ...(isUnread ? [part.name] : []),
                ])
              }
            />
          </Field>
        ))}
      </div>
      <div className="flex flex-wrap gap-8 pt-8">
        <Button kind="primary" keys="Ctrl+Enter" onPress={give}>
          {saving ? text("actions.saving") : words}
        </Button>
        <Button kind="plain" keys="Esc" onPress={onCancel}>
          {text("actions.cancel")}
        </Button>
      </div>
    </section>
  );
}

function Part({
  part,
  onChange,
  onUnread,
}: {
  part: Changeable;
  onChange: (changed: Command) => void;
  onUnread: (unread: boolean) => void;
}) {
  const text = useText();
  switch (part.is) {
    case "line":
      return <TextField value={part.value} onChange={(typed) => onChange(part.put(typed))} />;
    case "text":
      return <TextArea value={part.value} onChange={(typed) => onChange(part.put(typed))} />;
    case "money":
      return (
        <MoneyField
          value={part.value}
          onChange={(fen) => onChange(part.put(fen ?? 0))}
          onValidity={(valid) => onUnread(!valid)}
        />
      );
    case "category":
      return (
        <ChoiceRow
          value={part.value}
          onChange={(category) => onChange(part.put(category))}
          choices={CATEGORIES.map((value) => ({ value, label: text(`category.${value}`) }))}
        />
      );
    case "grade":
      return <GradeChoice value={part.value} onChange={(grade) => onChange(part.put(grade))} />;
  }
}
