import type { AttentionItem } from "../../ipc/generated/AttentionItem";
import type { CustomerHit } from "../../ipc/generated/CustomerHit";
import type { ComplaintDraft } from "../../ipc/generated/ComplaintDraft";
import { useAnswer } from "../../ipc/queries";
import { text } from "../../locales/text";
import { draftOf } from "./draftOf";
import type { Names } from "./typedFields";

const NO_DRAFT = {} as ComplaintDraft;

/** Names from what is here: the complaint's page, or the preview of a refused registration. */
export function useNames(
  item: AttentionItem,
  now: number,
): Names & { customerHit: CustomerHit | null } {
  const { command, complaint } = item;
  const known = { id: complaint ?? "" };
  const enabled = complaint !== null;
  const people = useAnswer("get_choices", known, { enabled }).data?.colleagues ?? [];
  const view = useAnswer("get_complaint", known, { enabled }).data;
  const given = command?.type === "register_complaint" ? command.complaint : null;
  const preview = useAnswer(
    "preview_complaint",
    given ? draftOf(item, given, given.id) : NO_DRAFT,
    { enabled: given !== null },
  ).data;

  const staff = new Map([...people, ...(view?.people ?? [])].map(({ id, name }) => [id, name]));
  return {
    now,
    customerHit: preview?.customer ?? null,
    staff: (id) => staff.get(id) ?? text("typed.unknownPerson"),
    customer: (id) =>
      preview?.customer?.id === id
        ? maskedCustomer(preview.customer)
        : view?.complaint.customer === id
          ? view.customer_masked
          : text("typed.unknownCustomer"),
    order: (id) =>
      preview?.orders.find((order) => order.id === id)?.number ??
      view?.complaint.order_number ??
      text("typed.unknownOrder"),
  };
}

/** Full names are for the picker only (policy decision 25). */
function maskedCustomer({ name, phone_masked }: CustomerHit): string {
  return `${Array.from(name)[0] ?? ""}** ${phone_masked}`;
}
