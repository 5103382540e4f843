import { text } from "../../../locales/text";
import type { ActionKind } from "../../../ipc/generated/ActionKind";
import type { ComplaintAction } from "../../../ipc/generated/ComplaintAction";
import type { ComplaintView } from "../../../ipc/generated/ComplaintView";
import type { ContactMeans } from "../../../ipc/generated/ContactMeans";
import type { ActionSpec } from "./ActionDialog";
import { MEANS } from "./Pickers";

export type ActionOf<Kind extends ActionKind> = Extract<ComplaintAction, { type: Kind }>;

interface Shaped {
  label: () => string;
  hint?: (view: ComplaintView) => string;
}

export interface TextShape extends Shaped {
  is: "text" | "line";
  optional?: true;
  /** A tick that says that there is nothing to write; null is sent then. */
  orNone?: () => string;
  /** Ticked from the start. */
  startsAsNone?: (view: ComplaintView) => boolean;
}

export interface MoneyShape extends Shaped {
  is: "money";
  initial?: (view: ComplaintView) => number | null;
}

export interface MomentShape extends Shaped {
  is: "moment";
  /** What an empty field means: now, nothing, or that it must be filled. */
  empty: "now" | "nothing" | "unfilled";
  way?: "ahead";
  initial?: (view: ComplaintView) => number | null;
}

export interface PersonShape extends Shaped {
  is: "person";
  /** Whoever has it already. */
  except: (view: ComplaintView) => string | null;
}

export interface ChoiceShape<Value extends string = string> extends Shaped {
  is: "choice";
  values: readonly Value[];
  wordOf: (value: string) => string;
  initial?: Value;
}

export type Shape = TextShape | MoneyShape | MomentShape | PersonShape | ChoiceShape;

/** What a field of an action may be asked with. */
type ShapeOf<Value> = [Value] extends [number | null]
  ? MoneyShape | MomentShape
  : string extends NonNullable<Value>
    ? TextShape | PersonShape
    : ChoiceShape<Value & string>;

/** An action's form, told by its fields: one for each of the action, or it does not compile. */
export interface Description<Kind extends ActionKind> {
  fields: { [Name in Exclude<keyof ActionOf<Kind>, "type">]: ShapeOf<ActionOf<Kind>[Name]> };
  /** Above the fields: what will follow, or what is confirmed. */
  intro?: (view: ComplaintView) => string | null;
  places?: ActionSpec<Typed>["places"];
  renamed?: ActionSpec<Typed>["renamed"];
}

export type Typed = Record<string, string | number | null>;

export function choice<Value extends string>(
  label: () => string,
  values: readonly Value[],
  wordOf: (value: Value) => string,
  initial?: Value,
): ChoiceShape<Value> {
  const shape = { is: "choice", label, values, wordOf: (value: string) => wordOf(value as Value) };
  return { ...shape, is: "choice", ...(initial === undefined ? {} : { initial }) };
}

/** How the customer was reached. */
export function means(values: readonly ContactMeans[] = MEANS): ChoiceShape<ContactMeans> {
  return choice(
    () => text("form.means"),
    values,
    (one) => text(`means.${one}`),
    values[0],
  );
}

export function initialOf(fields: readonly [string, Shape][], view: ComplaintView): Typed {
  return Object.fromEntries(fields.map(([name, shape]) => [name, startOf(shape, view)]));
}

function startOf(shape: Shape, view: ComplaintView): Typed[string] {
  switch (shape.is) {
    case "text":
    case "line":
      return shape.startsAsNone?.(view) === true ? null : "";
    case "money":
    case "moment":
      return shape.initial?.(view) ?? null;
    case "choice":
      return shape.initial ?? null;
    case "person":
      return null;
  }
}

/** The action, or the first field that is still to be filled. */
export function actionOf<Kind extends ActionKind>(
  kind: Kind,
  fields: readonly [string, Shape][],
  form: Typed,
  now: number,
): ActionOf<Kind> | { missing: string; words: string } {
  const values: Typed = {};
  for (const [name, shape] of fields) {
    const value = sentAs(shape, form[name] ?? null, now);
    if (value === undefined) return { missing: name, words: missingWords(shape) };
    values[name] = value;
  }
  // `Description` has a field for each of the action.
  return { type: kind, ...values } as unknown as ActionOf<Kind>;
}

/** Undefined is a gap. */
function sentAs(shape: Shape, value: Typed[string], now: number): Typed[string] | undefined {
  switch (shape.is) {
    case "text":
    case "line":
      if (value === null && shape.orNone !== undefined) return null;
      return String(value ?? "").trim() === "" && !shape.optional ? undefined : value;
    case "moment":
      if (value !== null || shape.empty === "nothing") return value;
      return shape.empty === "now" ? now : undefined;
    default:
      return value ?? undefined;
  }
}

const missingWords = ({ is }: Shape) =>
  text(is === "choice" || is === "person" ? "actions.choose" : "actions.fill");
