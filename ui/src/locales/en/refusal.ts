import type { Wording } from "../wording";
import type { refusal as source } from "../zh-CN/refusal";

export const refusal: Wording<typeof source> = {
  "refusal.not_found": "The {kind} it needs is not on this laptop.",
  "refusal.not_found.next": "Sync while online, then try again.",
  "refusal.already_exists": "This {kind} exists already.",
  "refusal.already_exists.next":
    "Open the one that is there and check it; no need to send it twice.",
  "refusal.out_of_scope":
    "This record belongs to another store; only people of that store can handle it.",
  "refusal.out_of_scope.next": "Tell a colleague or the supervisor of that store.",
  "refusal.not_certified":
    "Only certified staff can submit this; without a certificate it stays a draft.",
  "refusal.not_certified.next": "It is kept as a draft. Ask a certified colleague to submit it.",
  "refusal.wrong_stage": "It is “{stage}” now; this step comes at another time.",
  "refusal.wrong_stage.next.registered": "Respond to the customer first.",
  "refusal.wrong_stage.next.acknowledged": "Triage it first.",
  "refusal.wrong_stage.next.triaged": "The assignee has to take it first.",
  "refusal.wrong_stage.next.processing": "Propose a solution first.",
  "refusal.wrong_stage.next.proposed":
    "Wait for the customer’s answer to the solution, then resolve it.",
  "refusal.wrong_stage.next.resolved": "The complaint is resolved, nothing is left to do.",
  "refusal.level_too_low": "Only {level} can do this.",
  "refusal.level_too_low.grade": "At grade {grade} only {level} can do this.",
  "refusal.level_too_low.next": "Ask {level}, or note progress to say where it stands.",
  "refusal.not_the_assignee": "Only the assignee or {level} can do this.",
  "refusal.not_the_assignee.next": "Ask the assignee or {level}.",
  "refusal.assignee_keeps_out":
    "This colleague is involved in the matter and has to keep out of it.",
  "refusal.assignee_keeps_out.next": "Choose another assignee.",
  "refusal.must_keep_out":
    "The complaint is about you or your work, so by the rule you keep out of it.",
  "refusal.must_keep_out.next": "Ask another colleague or the supervisor.",
  "refusal.risk_missing":
    "Grade {grade} needs at least one risk ticked; otherwise the supervisor grades it.",
  "refusal.risk_missing.next": "Tick the risk that exists, or log it with the suggested grade.",
  "refusal.below_suggestion": "The suggested grade is {grade}; only a supervisor can go below it.",
  "refusal.below_suggestion.next": "Log it as {grade} and ask the supervisor to review it.",
  "refusal.field_empty": "“{field}” is empty.",
  "refusal.field_empty.next": "Fill it in and submit again.",
  "refusal.text_too_long": "“{field}” has {length} characters; {limit} are the most.",
  "refusal.text_too_long.next": "Shorten it and submit again.",
  "refusal.amount_out_of_range": "“{field}” has to be between 0 and {limit}.",
  "refusal.amount_out_of_range.next": "Check the amount and submit again.",
  "refusal.in_the_future": "“{field}” is later than now.",
  "refusal.in_the_future.next":
    "Give a time in the past; if this laptop’s clock is wrong, set it first.",
  "refusal.too_far_back":
    "“{field}” can go back {limit} hours at most; earlier ones are for the next level.",
  "refusal.too_far_back.next": "Check the time, or ask the next level to write it.",
  "refusal.already_done": "Somebody has recorded this step already; it is recorded once.",
  "refusal.already_done.next":
    "Open the complaint to see the entry; to add something, note progress.",
  "refusal.not_an_emergency": "Only urgent and major complaints need an emergency start.",
  "refusal.not_an_emergency.next": "If it has become graver, regrade it first.",
  "refusal.top_of_ladder": "Already at the top for this grade: {seat}.",
  "refusal.top_of_ladder.next": "Contact directly: {seat}.",
  "refusal.approval_missing":
    "A major complaint’s solution has to be approved by the general manager first.",
  "refusal.approval_missing.next":
    "Get the general manager’s approval and choose who approved in the solution.",
  "refusal.not_accepted": "The customer has not accepted the solution; it can’t be resolved.",
  "refusal.not_accepted.next":
    "Agree on a solution with the customer, record “Accepts”, then resolve it.",
  "refusal.result_not_told": "It can be resolved only after the customer was told the result.",
  "refusal.result_not_told.next": "Tell the customer, then tick “Customer was told the result”.",
  "refusal.bad_number": "The provisional number is not of this store, or its check digit is wrong.",
  "refusal.bad_number.next":
    "Nothing has to be changed: sending again takes another number. If it still fails, ask the administrator.",
  "refusal.unknown_staff": "The colleague is not of this store, or has left.",
  "refusal.unknown_staff.next": "Choose another colleague.",
  "refusal.over_limit": "The compensation is above your limit; you may grant {limit} at most.",
  "refusal.over_limit.next": "Go down to {limit} or less, or ask the next level to decide.",
  "reject.dependency":
    "The step before it was not accepted, so this one did not take effect either.",
  "reject.dependency.next": "See to the step before it, then send this one again.",
  "reject.unknown_command": "The central’s version does not know this step yet.",
  "reject.unknown_command.next":
    "Send it again when the central has been updated; it is kept until then.",
  "reject.wrong_actor":
    "Whoever submitted it is not who was signed in, so the central did not accept it.",
  "reject.wrong_actor.next": "Whoever typed it has to sign in and send it again.",
  "recordKind.store": "store",
  "recordKind.crew": "moving crew",
  "recordKind.staff": "colleague",
  "recordKind.customer": "customer",
  "recordKind.move_order": "move order",
  "recordKind.complaint": "complaint",
  "recordKind.timeline_entry": "history entry",
  "field.name": "Name",
  "field.phone": "Phone",
  "field.description": "Story",
  "field.remedy": "Asks for",
  "field.claimed": "Amount at stake",
  "field.raised_at": "Raised at",
  "field.occurred_at": "Happened at",
  "field.contacted_at": "Contacted at",
  "field.said": "What was said",
  "field.reason": "Reason",
  "field.department": "Department",
  "field.bridging": "Bridging",
  "field.note": "Progress",
  "field.means": "Means of contact",
  "field.measure": "Emergency measure",
  "field.solution": "Solution",
  "field.cost": "Cost",
  "field.compensation": "Compensation",
  "field.told_at": "Told at",
  "field.done": "What was done",
  "field.finished_at": "Finished at",
  "field.witness": "Witness",
};
