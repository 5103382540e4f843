import type { ComponentType } from "react";
import { CheckTick } from "../../../components/CheckTick";
import { ChoiceRow } from "../../../components/ChoiceRow";
import { Field } from "../../../components/Field";
import { MoneyField } from "../../../components/MoneyField";
import { TextArea, TextField } from "../../../components/TextField";
import type { ActionKind } from "../../../ipc/generated/ActionKind";
import type { Choices } from "../../../ipc/generated/Choices";
import type { ComplaintView } from "../../../ipc/generated/ComplaintView";
import { useText } from "../../../locales/text";
import { InstantField } from "../../intake/InstantField";
import {
  ActionDialog,
  type ActionFormProps,
  type ActionSpec,
  type FieldsProps,
} from "./ActionDialog";
import {
  actionOf,
  initialOf,
  type Description,
  type Shape,
  type TextShape,
  type Typed,
} from "./described";
import { PersonPicker } from "./Pickers";

/** The form that a description tells. */
export function formOf<Kind extends ActionKind>(
  kind: Kind,
  { fields, intro, places, renamed }: Description<Kind>,
): ComponentType<ActionFormProps> {
  const shapes = Object.entries<Shape>(fields);
  const spec: ActionSpec<Typed> = {
    kind,
    initial: (view) => initialOf(shapes, view),
    toAction: (form, now) => actionOf(kind, shapes, form, now),
    ...(places === undefined ? {} : { places }),
    ...(renamed === undefined ? {} : { renamed }),
    Fields: (props) => (
      <>
        <Intro words={intro?.(props.view) ?? null} />
        {shapes.map(([name, shape], index) => (
          <ShapedField key={name} name={name} shape={shape} number={index + 1} {...props} />
        ))}
      </>
    ),
  };
  return function DescribedForm(props) {
    return <ActionDialog spec={spec} {...props} />;
  };
}

function Intro({ words }: { words: string | null }) {
  return words !== null && <p className="py-6 whitespace-pre-line">{words}</p>;
}

function ShapedField({
  name,
  shape,
  number,
  form,
  set,
  problemAt,
  setUnread,
  view,
  choices,
}: FieldsProps<Typed> & { name: string; shape: Shape; number: number }) {
  return (
    <Field
      wideLabel
      label={shape.label()}
      number={number}
      error={problemAt(name)}
      hint={shape.hint?.(view)}
      optional={(shape.is === "text" || shape.is === "line") && shape.optional === true}
    >
      <Control
        shape={shape}
        value={form[name] ?? null}
        onChange={(value) => set({ [name]: value })}
        onValidity={(valid) => setUnread(name, !valid)}
        view={view}
        choices={choices}
      />
    </Field>
  );
}

interface ControlProps {
  shape: Shape;
  value: Typed[string];
  onChange: (value: Typed[string]) => void;
  onValidity: (valid: boolean) => void;
  view: ComplaintView;
  choices: Choices;
}

function Control({ shape, value, onChange, onValidity, view, choices }: ControlProps) {
  const text = useText();
  const words = typeof value === "string" ? value : null;
  const amount = typeof value === "number" ? value : null;
  switch (shape.is) {
    case "line":
      return <TextField value={words ?? ""} onChange={onChange} />;
    case "text":
      return <Words shape={shape} value={words} onChange={onChange} />;
    case "money":
      return <MoneyField value={amount} onChange={onChange} onValidity={onValidity} />;
    case "moment":
      return (
        <InstantField
          value={amount}
          onChange={onChange}
          onValidity={onValidity}
          {...(shape.way === undefined ? {} : { way: shape.way })}
          {...(shape.empty === "now"
            ? {}
            : { empty: shape.empty === "nothing" ? text("control.optional") : "" })}
        />
      );
    case "person": {
      const has = shape.except(view);
      const people = choices.colleagues.filter(({ id }) => id !== has);
      return <PersonPicker people={people} value={words} onChange={onChange} />;
    }
    case "choice":
      return (
        <ChoiceRow
          value={words}
          onChange={onChange}
          choices={shape.values.map((one) => ({ value: one, label: shape.wordOf(one) }))}
        />
      );
  }
}

/** A text; or, where that is an answer too, the tick that there is none. */
function Words({
  shape: { orNone },
  value,
  onChange,
}: {
  shape: TextShape;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const isNone = orNone !== undefined && value === null;
  return (
    <>
      {!isNone && <TextArea value={value ?? ""} onChange={onChange} />}
      {orNone !== undefined && (
        <div className="mt-6">
          <CheckTick checked={isNone} onChange={(none) => onChange(none ? null : "")}>
            {orNone()}
          </CheckTick>
        </div>
      )}
    </>
  );
}
