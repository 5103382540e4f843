import { useRef } from "react";
import { ChoiceRow } from "../../../components/ChoiceRow";
import { Combobox } from "../../../components/Combobox";
import { MoneyField } from "../../../components/MoneyField";
import { TextArea, TextField } from "../../../components/TextField";
import type { Field } from "../../../ipc/generated/Field";
import type { FieldValue } from "../../../ipc/generated/FieldValue";
import type { FormField } from "../../../ipc/generated/FormField";
import type { Person } from "../../../ipc/generated/Person";
import { text as words, useText } from "../../../locales/text";
import { focusAfter } from "../../intake/advance";
import { InstantField } from "../../intake/InstantField";
import { choiceWords } from "../recordWords";
import { CustomerInput } from "./CustomerInput";
import { EMPTY } from "./draft";
import { offeredFor } from "./offered";
import { OrderInput } from "./OrderInput";

export interface FieldInputProps {
  described: FormField;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  onUnread: (unread: boolean) => void;
  /** The customer chosen in the same form: an order is one of theirs. */
  customer: string | null;
  /** What the same form holds in another field. */
  valueOf: (field: Field) => FieldValue;
}

/** Moments that lie ahead: a day without a year is the next such day. */
const AHEAD: readonly Field[] = ["due_at", "moves_at"];
const FEW = 6;
const MOST_OFFERED = 8;
const NONE = "none";

const asText = (text: string): FieldValue => (text === "" ? EMPTY : { is: "text", text });
const textOf = (value: FieldValue) => (value.is === "text" ? value.text : "");
const idOf = (value: FieldValue) => (value.is === "record" ? value.id : null);

/** The control that fits how a field is filled in. */
export function FieldInput({
  described,
  value,
  onChange,
  onUnread,
  customer,
  valueOf,
}: FieldInputProps) {
  const text = useText();
  const { field, input, required } = described;
  switch (input.is) {
    case "line":
      return (
        <Line
          value={textOf(value)}
          offered={input.offered}
          most={input.most}
          onChange={(typed) => onChange(asText(typed))}
        />
      );
    case "line_by":
      return (
        <Line
          value={textOf(value)}
          offered={offeredFor(input, valueOf(input.by))}
          most={input.most}
          onChange={(typed) => onChange(asText(typed))}
        />
      );
    case "text":
      return (
        <TextArea
          value={textOf(value)}
          maxLength={input.most}
          onChange={(typed) => onChange(asText(typed))}
        />
      );
    case "phone":
      return (
        <TextField
          value={textOf(value)}
          placeholder={text("intake.phoneExample")}
          onChange={(typed) => onChange(asText(typed))}
        />
      );
    case "money":
      return (
        <MoneyField
          value={value.is === "money" ? value.fen : null}
          onChange={(fen) => onChange(fen === null ? EMPTY : { is: "money", fen })}
          onValidity={(valid) => onUnread(!valid)}
        />
      );
    case "instant":
      return (
        <InstantField
          value={value.is === "instant" ? value.at : null}
          empty={text("records.empty")}
          way={AHEAD.includes(field) ? "ahead" : "back"}
          onChange={(at) => onChange(at === null ? EMPTY : { is: "instant", at })}
          onValidity={(valid) => onUnread(!valid)}
        />
      );
    case "choice":
      return (
        <Choices
          words={input.words}
          labelOf={(word) => choiceWords(field, word)}
          required={required}
          value={value.is === "choice" ? value.word : null}
          onChange={(word) => onChange(word === null ? EMPTY : { is: "choice", word })}
        />
      );
    case "number":
      return (
        <Choices
          words={numbers(input.least, input.most)}
          labelOf={(word) => word}
          required={required}
          value={value.is === "number" ? String(value.number) : null}
          onChange={(word) =>
            onChange(word === null ? EMPTY : { is: "number", number: Number(word) })
          }
        />
      );
    case "customer":
      return (
        <CustomerInput
          id={idOf(value)}
          words={described.words}
          onChange={(id) => onChange(id === null ? EMPTY : { is: "record", id })}
        />
      );
    case "order":
      return (
        <OrderInput
          id={idOf(value)}
          words={described.words}
          customer={customer}
          onChange={(id) => onChange(id === null ? EMPTY : { is: "record", id })}
        />
      );
    case "staff":
      return (
        <Colleague
          colleagues={input.colleagues}
          id={idOf(value)}
          onChange={(id) => onChange(id === null ? EMPTY : { is: "record", id })}
        />
      );
  }
}

function Line({
  value,
  offered,
  most,
  onChange,
}: {
  value: string;
  offered: readonly string[];
  most: number;
  onChange: (typed: string) => void;
}) {
  const text = useText();
  // A wall of words helps nobody: a few, and those that what is typed leaves.
  const shown = offered.filter((word) => word.includes(value.trim())).slice(0, MOST_OFFERED);
  return (
    <>
      <TextField value={value} maxLength={most} onChange={onChange} />
      {shown.length > 0 && (
        <div className="mt-6">
          <ChoiceRow
            label={text("form.offered")}
            value={offered.includes(value) ? value : null}
            onChange={onChange}
            choices={shown.map((word) => ({ value: word, label: word }))}
          />
        </div>
      )}
    </>
  );
}

function Choices({
  words: choices,
  labelOf,
  required,
  value,
  onChange,
}: {
  words: readonly string[];
  labelOf: (word: string) => string;
  required: boolean;
  value: string | null;
  onChange: (word: string | null) => void;
}) {
  const none = required ? [] : [{ value: NONE, label: words("records.empty") }];
  return (
    <ChoiceRow
      value={value ?? (required ? null : NONE)}
      onChange={(word) => onChange(word === NONE ? null : word)}
      choices={[...choices.map((word) => ({ value: word, label: labelOf(word) })), ...none]}
    />
  );
}

function Colleague({
  colleagues,
  id,
  onChange,
}: {
  colleagues: readonly Person[];
  id: string | null;
  onChange: (id: string | null) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  if (colleagues.length <= FEW) {
    return (
      <ChoiceRow
        value={id}
        onChange={onChange}
        choices={colleagues.map((person) => ({ value: person.id, label: person.name }))}
      />
    );
  }
  return (
    <div ref={frame}>
      <Combobox
        selected={colleagues.find((person) => person.id === id) ?? null}
        onSelect={(person) => {
          onChange(person?.id ?? null);
          if (person !== null) goOn(frame.current);
        }}
        search={(query) =>
          Promise.resolve(colleagues.filter(({ name, post }) => `${name} ${post}`.includes(query)))
        }
        keyOf={(person) => person.id}
        nameOf={(person) => person.name}
        renderItem={(person) => (
          <>
            {person.name} <span className="text-meta font-normal text-ink-2">{person.post}</span>
          </>
        )}
      />
    </div>
  );
}

/** To the next field of the form around. */
export function goOn(from: HTMLElement | null): void {
  const field = from?.querySelector("[role=combobox]");
  const form = from?.closest<HTMLElement>("[aria-busy]");
  if (form && field) focusAfter(form, field);
}

function numbers(least: number, most: number): string[] {
  return Array.from({ length: most - least + 1 }, (_, n) => String(least + n));
}
