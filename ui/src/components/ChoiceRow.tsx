import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { classes } from "./classes";
import { useField } from "./Field";

export interface Choice<Value extends string> {
  value: Value;
  label: ReactNode;
  /** Look of the chosen segment; the default is the accent. */
  chosenClass?: string;
}

interface ChoiceRowProps<Value extends string> {
  choices: readonly Choice<Value>[];
  /** Only where no `Field` is around it. */
  label?: string;
  /** One joined bar of four equal parts rather than separate buttons; two by two where it is narrow. */
  segmented?: boolean;
}

interface One<Value extends string> extends ChoiceRowProps<Value> {
  multiple?: false;
  value: Value | null;
  onChange: (value: Value) => void;
}

interface Many<Value extends string> extends ChoiceRowProps<Value> {
  multiple: true;
  value: readonly Value[];
  onChange: (value: Value[]) => void;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** Few choices, all in view. Arrows move; with one choice they also choose. */
export function ChoiceRow<Value extends string>(props: One<Value> | Many<Value>) {
  const { choices, label, segmented = false } = props;
  const field = useField();
  const row = useRef<HTMLDivElement>(null);
  const isChosen = (value: Value) =>
    props.multiple ? props.value.includes(value) : props.value === value;
  const firstChosen = choices.findIndex((choice) => isChosen(choice.value));
  const tabStop = Math.max(0, firstChosen);

  function toggle(value: Value) {
    if (!props.multiple) props.onChange(value);
    else if (props.value.includes(value)) props.onChange(props.value.filter((v) => v !== value));
    else props.onChange([...props.value, value]);
  }

  function onKeyDown(event: KeyboardEvent, index: number) {
    const to =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? choices.length - 1
          : event.key in STEPS
            ? (index + (STEPS[event.key] ?? 0) + choices.length) % choices.length
            : null;
    const target = to === null ? undefined : choices[to];
    if (to === null || !target) return;
    event.preventDefault();
    row.current?.querySelectorAll<HTMLElement>("button")[to]?.focus();
    if (!props.multiple) props.onChange(target.value);
  }

  const choiceRow = (
    <div
      ref={row}
      role={props.multiple ? "group" : "radiogroup"}
      aria-label={label}
      aria-labelledby={label === undefined ? field?.labelId : undefined}
      aria-describedby={field?.describedBy}
      className={
        segmented
          ? "control-edge grid grid-cols-4 rounded-control border border-line-ui bg-paper-0 @max-[22rem]:grid-cols-2 english:@max-[25rem]:grid-cols-2"
          : "flex flex-wrap gap-6"
      }
    >
      {choices.map(({ value, label: words, chosenClass }, index) => {
        const chosen = isChosen(value);
        return (
          <button
            key={value}
            type="button"
            role={props.multiple ? "checkbox" : "radio"}
            aria-checked={chosen}
            tabIndex={index === tabStop ? 0 : -1}
            onClick={() => toggle(value)}
            onKeyDown={(event) => onKeyDown(event, index)}
            className={classes(
              "inline-flex items-center justify-center gap-8 whitespace-nowrap",
              segmented
                ? "min-h-[2rem] border-line-2 px-4 not-first:border-l first:rounded-l-[5px] last:rounded-r-[5px] english:flex-col english:gap-0 english:py-2 @max-[22rem]:nth-3:border-l-0 @max-[22rem]:nth-[n+3]:border-t english:@max-[25rem]:nth-3:border-l-0 english:@max-[25rem]:nth-[n+3]:border-t"
                : "control-edge min-h-[1.75rem] rounded-control border px-10",
              chosen
                ? (chosenClass ?? "border-accent bg-accent-tint font-semibold text-accent")
                : classes("hover:bg-paper-2", !segmented && "border-line-ui bg-paper-0"),
            )}
          >
            {words}
          </button>
        );
      })}
    </div>
  );
  return segmented ? <div className="@container">{choiceRow}</div> : choiceRow;
}
