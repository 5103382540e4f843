import type { Ref } from "react";
import { Button } from "../../components/Button";
import { classes } from "../../components/classes";
import { Icon } from "../../components/icons";
import { useShortcuts } from "../../components/shortcuts";
import { ErrorBanner } from "../../errors/ErrorBanner";
import type { AttentionItem } from "../../ipc/generated/AttentionItem";
import type { SavedDraft } from "../../ipc/generated/SavedDraft";
import { useCommand } from "../../ipc/queries";
import { useText } from "../../locales/text";
import { draftOf } from "./draftOf";
import { useNames } from "./names";
import { needsChange, refusedWords } from "./refusedCommand";
import { typedFields } from "./typedFields";

export interface AttentionActions {
  /** A draft that replaces the refused registration. */
  onEditRegistration: (draft: SavedDraft) => void;
  onEditAction: (item: AttentionItem) => void;
  onOpenComplaint: (id: string) => void;
}

/** One refused command: why, all that was typed, and what can be done. */
export function AttentionCard({
  item,
  now,
  active,
  onActivate,
  onEditRegistration,
  onEditAction,
  onOpenComplaint,
  ref,
}: AttentionActions & {
  item: AttentionItem;
  now: number;
  /** Its keys are heard, and its next right action is filled. */
  active: boolean;
  onActivate: () => void;
  ref?: Ref<HTMLElement>;
}) {
  const text = useText();
  const resend = useCommand("resend_command");
  const { headline, story, next } = refusedWords(item, now);
  const names = useNames(item, now);
  const fields = typedFields(item.command, names);
  const change = needsChange(item);
  const { command, complaint } = item;

  const send = () => resend.mutate({ command_id: item.command_id, changed: null });
  const edit =
    command.type === "register_complaint"
      ? () =>
          onEditRegistration({
            draft: draftOf(item, command.complaint, crypto.randomUUID()),
            saved_at: item.written_at,
            customer: names.customerHit,
          })
      : command.type === "act_on_complaint"
        ? () => onEditAction(item)
        : null;
  const open = complaint === null ? null : () => onOpenComplaint(complaint);
  useShortcuts(
    { "1": send, ...(edit ? { "2": edit } : {}), ...(open ? { O: open } : {}) },
    { active },
  );

  const filled = (isNext: boolean) => (active && isNext ? "primary" : "outline");
  return (
    <article
      ref={ref}
      tabIndex={-1}
      aria-label={headline}
      onFocus={onActivate}
      onPointerDown={onActivate}
      className={classes(
        "rounded-card border bg-paper-0 px-16 py-12 outline-none",
        active ? "border-accent inset-ring inset-ring-accent" : "border-line-2",
      )}
    >
      <header className="flex flex-wrap items-center gap-x-14 gap-y-4">
        <span className="inline-flex items-center gap-5 font-semibold text-danger">
          <Icon name="refused" />
          {text("attention.refused")}
        </span>
        <h2 className="text-page">{headline}</h2>
        {item.number !== null && (
          <span className="ml-auto text-meta text-ink-2">
            {text("attention.complaint", { number: item.number })}
          </span>
        )}
      </header>
      {item.title !== null && <p className="pt-4 text-ink-2">{item.title}</p>}
      <p className="pt-4 pb-10">{story}</p>
      <div className="grid grid-cols-[2fr_1fr] gap-10 single:grid-cols-1 large:grid-cols-1">
        <section className="mark-edge rounded-control bg-paper-2 px-12 py-10">
          <h3 className="pb-4 text-meta font-normal text-ink-2">{text("attention.typed")}</h3>
          <dl className="grid grid-cols-[fit-content(10rem)_minmax(0,1fr)] gap-x-16 gap-y-4">
            {fields.map(({ label, value }) => (
              <div key={label} className="contents">
                <dt className="text-ink-2">{label}</dt>
                <dd className="break-words whitespace-pre-wrap">{value}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="mark-edge rounded-control bg-paper-2 px-12 py-10">
          <h3 className="pb-4 text-meta font-normal text-ink-2">{text("attention.rule")}</h3>
          <p>{next}</p>
        </section>
      </div>
      {resend.error && (
        <div className="pt-10">
          <ErrorBanner error={resend.error} onAct={send} />
        </div>
      )}
      <footer className="flex flex-wrap items-center gap-8 pt-12">
        <Button kind={filled(!change || edit === null)} keys="1" onPress={send}>
          {text("attention.resend")}
        </Button>
        {edit && (
          <Button kind={filled(change)} keys="2" onPress={edit}>
            {text("attention.edit")}
          </Button>
        )}
        {open && (
          <span className="ml-auto">
            <Button kind="plain" keys="O" onPress={open}>
              {text("attention.open")}
            </Button>
          </span>
        )}
      </footer>
    </article>
  );
}
