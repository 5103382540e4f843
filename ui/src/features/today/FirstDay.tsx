import type { ReactNode } from "react";
import { Button } from "../../components/Button";
import { classes } from "../../components/classes";
import { Icon } from "../../components/icons";
import { KeyCap } from "../../components/KeyCap";
import { GradeMark, PendingMark, TierSeal } from "../../components/marks";
import { useAnswer } from "../../ipc/queries";
import { useText } from "../../locales/text";

/** First run: one example row, annotated, and the first three steps. */
export function FirstDay({ onNew }: { onNew: () => void }) {
  return (
    <div className="grid h-full grid-cols-[1.16fr_1fr] overflow-y-auto single:grid-cols-1 single:content-start large:grid-cols-1 large:content-start">
      <Example />
      <Steps onNew={onNew} />
    </div>
  );
}

function Example() {
  const text = useText();
  return (
    <section className="px-40 py-40">
      <h2 className="text-title">{text("first.title")}</h2>
      <p className="text-ink-2">{text("first.hint")}</p>
      <div className="mt-20 mb-16 flex flex-wrap items-center gap-x-20 gap-y-4 rounded-card border border-line-2 bg-paper-0 px-16 py-10">
        <span className="inline-flex items-center gap-7">
          <GradeMark grade="important" /> <Step mark={1} filled />
        </span>
        <span className="min-w-0 flex-1 wordy:flex-auto">
          <b className="whitespace-nowrap">{text("first.example")}</b>
          <span className="flex flex-wrap items-center gap-7 text-meta text-ink-2">
            <TierSeal tier="silver" /> <Step mark={2} filled />
            <span className="whitespace-nowrap">
              {text("first.customer")} · {text("state.registered")}
            </span>
            <PendingMark /> <Step mark={3} filled />
          </span>
        </span>
        <span className="ml-auto text-right">
          <b className="inline-flex items-center gap-5 text-warn">
            <Icon name="warning" size="small" />
            {text("first.left")} <Step mark={4} filled />
          </b>
          <span className="block text-meta whitespace-nowrap text-ink-2">{text("first.due")}</span>
        </span>
      </div>
      <ol className="grid gap-9">
        <Legend mark={1} title={text("first.grade")} hint={text("first.grade.hint")}>
          {(["general", "important", "urgent", "major"] as const).map((grade) => (
            <GradeMark key={grade} grade={grade} />
          ))}
        </Legend>
        <Legend mark={2} title={text("first.tier")} hint={text("first.tier.hint")}>
          {(["diamond", "gold", "silver", "base"] as const).map((tier) => (
            <span key={tier} aria-hidden="true" className="inline-flex items-center gap-4">
              <TierSeal tier={tier} /> {text(`tier.${tier}`)}
            </span>
          ))}
        </Legend>
        <Legend mark={3} title={text("first.pending")} hint={text("first.pending.hint")} />
        <Legend mark={4} title={text("first.countdown")} hint={text("first.countdown.hint")} />
      </ol>
    </section>
  );
}

function Steps({ onNew }: { onNew: () => void }) {
  const text = useText();
  const downloaded = useAnswer("get_sync_status", {}).data?.last_synced_at != null;
  const isSolo = useAnswer("get_session", {}).data?.mode === "solo";
  const keys = [
    ["Ctrl+N 3", text("first.key.new")],
    ["Ctrl+K", text("first.key.find")],
    ["Ctrl+L", text("first.key.lock")],
    ["?", text("first.key.keys")],
  ] as const;
  return (
    <section className="border-l border-line-1 bg-paper-0 px-40 py-40">
      <h2 className="text-title">{text("first.start")}</h2>
      <p className="pb-12 text-ink-2">{text("first.start.hint")}</p>
      <ol>
        {isSolo ? (
          <Row mark="done" title={text("first.solo.step1")}>
            {text("first.solo.step1.done")}
          </Row>
        ) : (
          <Row mark={downloaded ? "done" : 1} title={text("first.step1")}>
            {text(downloaded ? "first.step1.done" : "first.step1.waiting")}
          </Row>
        )}
        <Row
          mark={2}
          filled
          title={text("first.step2")}
          action={
            <Button kind="primary" onPress={onNew}>
              {text("first.step2.go")} <KeyCap keys="Ctrl+N 3" onFill />
            </Button>
          }
        >
          {text("first.step2.hint")}
        </Row>
        <Row mark={3} title={text(isSolo ? "first.solo.step3" : "first.step3")}>
          {text(isSolo ? "first.solo.step3.hint" : "first.step3.hint")}
        </Row>
      </ol>
      <dl className="grid grid-cols-[5rem_minmax(0,1fr)] gap-y-6 border-t border-line-1 pt-16">
        {keys.map(([key, words]) => (
          <div key={key} className="contents">
            <dt>
              <KeyCap keys={key} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Row({
  mark,
  filled = false,
  title,
  action,
  children,
}: {
  mark: number | "done";
  filled?: boolean;
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="flex items-center gap-14 border-t border-line-1 py-12">
      <Step mark={mark} filled={filled} large />
      <p className="min-w-0 flex-1">
        <b className="block">{title}</b>
        <span className="text-meta text-ink-2">{children}</span>
      </p>
      {action}
    </li>
  );
}

function Legend({
  mark,
  title,
  hint,
  children,
}: {
  mark: number;
  title: string;
  hint: string;
  children?: ReactNode;
}) {
  return (
    <li className="flex items-baseline gap-x-10">
      <Step mark={mark} filled />
      <span className="flex min-w-0 flex-wrap items-center gap-x-10 gap-y-4">
        <span>
          <b>{title}</b>
          {hint}
        </span>
        {children}
      </span>
    </li>
  );
}

function Step({
  mark,
  filled = false,
  large = false,
}: {
  mark: number | "done";
  filled?: boolean;
  large?: boolean;
}) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        "grid flex-none place-items-center rounded-full",
        large ? "size-[1.75rem]" : "size-[1.125rem] text-key",
        filled ? "bg-accent-fill font-semibold text-on-accent" : "border border-line-ui text-ink-2",
      )}
    >
      {mark === "done" ? <Icon name="tick" className="text-ok" /> : mark}
    </span>
  );
}
