import { useState } from "react";
import { Button } from "../../components/Button";
import { ChoiceRow } from "../../components/ChoiceRow";
import { Field } from "../../components/Field";
import { dayWords } from "../../components/instant";
import { nowMs } from "../../components/now";
import type { OrderBrief } from "../../ipc/generated/OrderBrief";
import { useText } from "../../locales/text";
import type { Intake } from "./useIntake";

const IN_VIEW = 2;
const NONE = "none";

/** 2 搬家单: brought in from the customer's latest, to be changed or taken out. */
export function OrderField({ intake }: { intake: Intake }) {
  const text = useText();
  const { draft, patch, preview, problemAt } = intake;
  const [all, setAll] = useState(false);
  const orders = draft.customer !== null ? (preview?.orders ?? []) : [];
  const chosen = draft.order_touched ? draft.order : (preview?.order ?? null);
  const hidden = orders.slice(IN_VIEW).filter((order) => order.id !== chosen);
  const shown = all ? orders : orders.filter((order) => !hidden.includes(order));

  return (
    <Field label={text("intake.order")} number={2} error={problemAt("order")}>
      {orders.length === 0 ? (
        <p className="pt-5 text-ink-3">
          {draft.customer === null && text("intake.orderLater")}
          {draft.customer !== null && preview !== null && text("intake.orderNone")}
        </p>
      ) : (
        <div className="flex flex-wrap items-center gap-6">
          <ChoiceRow
            value={chosen ?? NONE}
            onChange={(value) =>
              patch({ order: value === NONE ? null : value, order_touched: true })
            }
            choices={[
              ...shown.map((order) => ({ value: order.id, label: <OrderWords order={order} /> })),
              { value: NONE, label: text("intake.withoutOrder") },
            ]}
          />
          {!all && hidden.length > 0 && (
            <Button kind="plain" onPress={() => setAll(true)}>
              {text("intake.more")}
            </Button>
          )}
          {!draft.order_touched && chosen !== null && (
            <span className="ml-auto text-meta text-ink-3">{text("intake.orderBroughtIn")}</span>
          )}
        </div>
      )}
    </Field>
  );
}

function OrderWords({ order }: { order: OrderBrief }) {
  const text = useText();
  return (
    <>
      {order.number}
      <span className="text-meta font-normal text-ink-2">
        {text(`moveStage.${order.stage}`)} · {dayWords(order.moves_at, nowMs(), undefined)}
      </span>
    </>
  );
}
