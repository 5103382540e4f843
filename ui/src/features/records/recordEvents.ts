import { instantWords } from "../../components/instant";
import type { Review } from "../../ipc/generated/Review";
import { text } from "../../locales/text";
import type { Around, EventWords, Of } from "../complaint/timelineWords";
import { moveEvents } from "./moveEvents";

export const removedWords = (): EventWords => ({ what: text("history.removed"), details: [] });

/** Which refused command it was: its record's number, and when it was given. */
function refusedWords({ refused }: Review, { now }: Around): string {
  const when = instantWords(refused.written_at, now, undefined);
  return refused.number === null
    ? text("history.givenAt", { when })
    : text("history.numberGivenAt", { number: refused.number, when });
}

/** Words for what happens to visits, orders, tasks, imports and refused commands. */
export const recordEvents = {
  visit_logged: ({ visit }: Of<"visit_logged">): EventWords => ({
    what: text("history.visit_logged", { kind: text(`visitKind.${visit.logged.kind}`) }),
    details: [
      text(`visitOutcome.${visit.logged.outcome}`),
      visit.logged.feedback,
      visit.logged.next_step === ""
        ? null
        : text("history.nextStep", { step: visit.logged.next_step }),
    ],
    turning: true,
    happenedAt: visit.logged.started_at,
  }),
  ...moveEvents,
  task_created: ({ task }: Of<"task_created">, { now }: Around): EventWords => ({
    what: text("history.task_created"),
    details: [
      text("history.taskOf", { name: task.owner_name }),
      text("task.due", { instant: instantWords(task.created.due_at, now, undefined) }),
    ],
    turning: true,
  }),
  task_finished: ({ ended }: Of<"task_finished">): EventWords => ({
    what: text(`history.task_finished.${ended.end}`),
    details: [ended.note],
    turning: true,
  }),
  import_part_applied: ({ import: brought }: Of<"import_part_applied">): EventWords => ({
    what: text("history.import_part_applied", {
      part: brought.parts_in,
      parts: brought.head.parts,
    }),
    details: [brought.head.file_name],
  }),
  import_part_undone: ({ taken_back, kept }: Of<"import_part_undone">): EventWords => ({
    what: text("history.import_part_undone"),
    details: [text("history.takenBack", { taken: taken_back, kept })],
  }),
  refused_command_handed_over: (
    { review }: Of<"refused_command_handed_over">,
    around: Around,
  ): EventWords => ({
    what: text("history.refused_command_handed_over"),
    details: [
      refusedWords(review, around),
      review.state.is === "waiting" ? review.state.note : null,
    ],
  }),
  refused_command_discarded: (
    { review }: Of<"refused_command_discarded">,
    around: Around,
  ): EventWords => ({
    what: text("history.refused_command_discarded"),
    details: [
      refusedWords(review, around),
      review.state.is === "discarded" ? review.state.reason : null,
    ],
  }),
  review_decided: ({ state }: Of<"review_decided">): EventWords => ({
    what: text(
      state.is === "discarded" ? "history.review_decided.discarded" : "history.review_decided",
    ),
    details: [state.is === "discarded" ? state.reason : null],
  }),
  review_taken_back: (): EventWords => ({ what: text("history.review_taken_back"), details: [] }),
};
