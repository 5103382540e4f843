import { ChoiceRow } from "../../../components/ChoiceRow";
import { useAnswer } from "../../../ipc/queries";
import { useText } from "../../../locales/text";

const NONE = "none";
const MOST = 6;

/** One of the chosen customer's orders. */
export function OrderInput({
  id,
  words,
  customer,
  onChange,
}: {
  id: string | null;
  /** Number of the one that the form came with. */
  words: string | null;
  customer: string | null;
  onChange: (id: string | null) => void;
}) {
  const text = useText();
  const known = useAnswer(
    "get_record",
    { kind: "customer", id: customer ?? "" },
    { enabled: customer !== null },
  ).data;
  const orders = known?.related.find(({ kind }) => kind === "move_order")?.rows ?? [];
  const shown = orders
    .filter((order, index) => index < MOST || order.id === id)
    .map((order) => ({ value: order.id, label: order.number ?? order.title }));
  const choices =
    id !== null && words !== null && !shown.some(({ value }) => value === id)
      ? [{ value: id, label: words }, ...shown]
      : shown;
  if (choices.length === 0) {
    return (
      <p className="pt-5 text-ink-3">
        {text(customer === null ? "intake.orderLater" : "intake.orderNone")}
      </p>
    );
  }
  return (
    <ChoiceRow
      value={id ?? NONE}
      onChange={(value) => onChange(value === NONE ? null : value)}
      choices={[...choices, { value: NONE, label: text("intake.withoutOrder") }]}
    />
  );
}
