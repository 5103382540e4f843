//! Registering a complaint: the draft that survives a crash, its consequences before saving, T1.

use domain::command::Command;
use domain::complaint::{Channel, Complaint, Phase, RegisterComplaint, Risks, Source};
use domain::customer::Customer;
use domain::facts::{ComplaintBrief, Facts, Need};
use domain::ids::{CommandId, ComplaintId};
use domain::move_order::{MoveOrder, MoveStage};
use domain::number;
use domain::record::{RecordKind, RecordRef, RecordState};
use domain::rules::grade_is_suggested_from_risk::{GradeSuggestion, Intake, suggest};
use domain::rules::{likely_duplicates_are_shown, who_may_set_which_grade};
use domain::sla::clocks;
use store::{Draft, Reader};
use uuid::Uuid;
use wire::customer_view::DuplicateHit;
use wire::draft::{
    ActionDraft, ActionDraftName, ComplaintDraft, IntakeDefaults, IntakePreview, Receipt,
    SavedDraft,
};

use crate::attention::envelope_of;
use crate::complaints;
use crate::customers::{customer_hit, order_brief, orders_of};
use crate::decide::{Deciding, Given};
use crate::error::Error;
use crate::opened::{ATTENTION, COMPLAINT, DRAFT, Opened, TIMELINE_ENTRY};
use crate::records::find;

pub(crate) mod category;

const COMPLAINT_DRAFT: &str = "complaint";
const ACTION_DRAFT: &str = "action";
/// More likely duplicates than anybody compares.
const MOST_DUPLICATES: usize = 20;

/// A draft read with everything around it.
struct Reading {
    command: RegisterComplaint,
    orders: Vec<MoveOrder>,
    earlier: Vec<ComplaintBrief>,
    suggestion: GradeSuggestion,
    customer: Option<Customer>,
}

impl Opened {
    /// Keeps the draft, durably.
    pub(crate) fn save_draft(&self, draft: ComplaintDraft) -> Result<SavedDraft, Error> {
        let saved_at = self.clock.now();
        let body = serde_json::to_string(&draft)?;
        let customer = self.store.write(|tx| {
            tx.save_draft(&Draft {
                id: draft.id,
                kind: COMPLAINT_DRAFT.to_owned(),
                author: self.staff_id,
                body,
                saved_at,
            })?;
            draft
                .customer
                .map(|id| customer_hit(tx, id, ""))
                .transpose()
        })?;
        self.changed(&[DRAFT]);
        Ok(SavedDraft {
            draft,
            saved_at,
            customer: customer.flatten(),
        })
    }

    /// Drafts left open, latest first.
    pub(crate) fn list_drafts(&self) -> Result<Vec<SavedDraft>, Error> {
        self.store
            .read(|r| {
                let mut drafts = vec![];
                for saved in r.drafts(COMPLAINT_DRAFT, self.staff_id)? {
                    // A draft of another build that can't be read stays on disk.
                    if let Ok(draft) = serde_json::from_str::<ComplaintDraft>(&saved.body) {
                        let customer = draft
                            .customer
                            .map(|id| customer_hit(r, id, ""))
                            .transpose()?;
                        let saved_at = saved.saved_at;
                        drafts.push(SavedDraft {
                            draft,
                            saved_at,
                            customer: customer.flatten(),
                        });
                    }
                }
                drafts.sort_by_key(|d| std::cmp::Reverse(d.saved_at));
                Ok(drafts)
            })
            .map_err(Error::from)
    }

    /// Throws a draft away.
    pub(crate) fn discard_draft(&self, id: Uuid) -> Result<(), Error> {
        self.store.write(|tx| tx.discard_draft(id))?;
        self.changed(&[DRAFT]);
        Ok(())
    }

    /// Keeps the form of an action.
    pub(crate) fn save_action_draft(&self, draft: &ActionDraft) -> Result<(), Error> {
        let body = serde_json::to_string(draft)?;
        let saved_at = self.clock.now();
        Ok(self.store.write(|tx| {
            tx.save_draft(&Draft {
                id: action_draft_id(draft.complaint, draft.kind),
                kind: ACTION_DRAFT.to_owned(),
                author: self.staff_id,
                body,
                saved_at,
            })
        })?)
    }

    /// The form of an action left open.
    pub(crate) fn action_draft(&self, name: ActionDraftName) -> Result<Option<ActionDraft>, Error> {
        let id = action_draft_id(name.complaint, name.kind);
        let draft = self.store.read(|r| r.draft(id))?;
        Ok(draft
            .filter(|d| d.author == self.staff_id)
            .and_then(|d| serde_json::from_str(&d.body).ok()))
    }

    /// What registering this draft would do.
    pub(crate) fn preview(&self, draft: &ComplaintDraft) -> Result<IntakePreview, Error> {
        let read = |r: &Reader<'_>| -> Result<IntakePreview, Error> {
            let next = r.sync_state()?.next_number;
            let reading = self.reading(r, draft, next)?;
            let (refusal, would_be) = self.would_be(r, &reading)?;
            let playbook = &self.playbook.playbook;
            let me = self.me(r)?;
            let command = &reading.command;
            let likely =
                likely_duplicates_are_shown::likely(playbook, command.raised_at, &reading.earlier);
            let ids = likely.iter().take(MOST_DUPLICATES).map(|brief| brief.id);
            let customer = match draft.customer {
                Some(id) => customer_hit(r, id, &draft.customer_query)?,
                None => None,
            };
            Ok(IntakePreview {
                customer,
                orders: reading.orders.iter().map(order_brief).collect(),
                order: command.order,
                grade: command.grade,
                needs_confirmation: !who_may_set_which_grade::is_confirmed_at_registration(
                    me.level,
                    command.grade,
                ),
                duplicates: duplicates(r, ids)?,
                clocks: would_be.map(|c| clocks(&c, playbook)).unwrap_or_default(),
                tier: reading.customer.as_ref().map(|c| c.tier),
                provisional_number: command.provisional_number.clone(),
                defaults: IntakeDefaults {
                    channel: command.channel,
                    source: command.source,
                    phase: command.phase,
                    category: command.category,
                },
                suggestion: reading.suggestion,
                refusal,
            })
        };
        let mut done = None;
        self.store.read(|r| {
            done = Some(read(r));
            Ok(())
        })?;
        done.unwrap_or(Err(Error::NotFound))
    }

    /// T1: on the disk before this returns, number and all; the draft goes in the same transaction.
    pub(crate) fn register(&self, draft: &ComplaintDraft) -> Result<Receipt, Error> {
        let receipt = self.store.write_or::<_, Error>(|tx| {
            let next = tx.take_number()?;
            let complaint = self.reading(tx, draft, next)?.command;
            let id = complaint.id;
            if draft.customer.is_none() {
                return Err(Error::NotFound);
            }
            let given = Given {
                command_id: CommandId(self.host.new_id()),
                supersedes: draft.supersedes,
                occurred_at: complaint.occurred_at,
                seen_version: None,
            };
            self.give(tx, &Command::RegisterComplaint { complaint }, given)?;
            tx.discard_draft(draft.id)?;
            complaints::receipt(tx, id)
        })?;
        self.wrote(&[COMPLAINT, TIMELINE_ENTRY, DRAFT, ATTENTION]);
        Ok(receipt)
    }

    /// A registration that replaces a refused one keeps its id: what hung on that finds it again.
    fn id_of(&self, r: &Reader<'_>, draft: &ComplaintDraft) -> Result<ComplaintId, Error> {
        let refused = draft.supersedes.map(|id| r.outbox_row(id)).transpose()?;
        let envelope = refused.flatten().and_then(|row| envelope_of(&row));
        match envelope.and_then(|envelope| envelope.command().ok()) {
            Some(Command::RegisterComplaint { complaint }) => Ok(complaint.id),
            _ => Ok(ComplaintId(self.host.new_id())),
        }
    }

    /// The draft as a command, with defaults where nothing was chosen.
    fn reading(
        &self,
        r: &Reader<'_>,
        draft: &ComplaintDraft,
        next_number: u32,
    ) -> Result<Reading, Error> {
        let now = self.clock.now();
        let playbook = &self.playbook.playbook;
        let store = self
            .my_stores(r)?
            .into_iter()
            .next()
            .ok_or(Error::SignedOut)?;
        let device_code = r.sync_state()?.device_code.unwrap_or_default();
        let customer = match draft.customer.map(|id| find(r, RecordKind::Customer, id.0)) {
            Some(found) => match found? {
                Some(RecordState::Customer(c)) => Some(c),
                _ => None,
            },
            None => None,
        };
        let orders = customer
            .as_ref()
            .map_or(Ok(vec![]), |c| orders_of(r, c.id))?;
        let order = if draft.order_touched {
            draft.order
        } else {
            orders.first().map(|o| o.id)
        };
        let raised_at = draft.raised_at.unwrap_or(now);
        let earlier = match &customer {
            Some(c) => {
                let since = likely_duplicates_are_shown::look_back(playbook, raised_at);
                let need = Need::ComplaintsOf {
                    customer: c.id,
                    since,
                };
                let facts: Facts = crate::facts::answer(r, playbook, &[need])?;
                facts.complaints_of(c.id).to_vec()
            }
            None => vec![],
        };
        let category = draft
            .category
            .unwrap_or_else(|| category::guess(&draft.description));
        let claimed = draft.claimed.unwrap_or_default();
        let risks: Risks = draft.risks;
        let count = likely_duplicates_are_shown::earlier_count(playbook, raised_at, &earlier);
        let suggestion = suggest(
            playbook,
            &Intake {
                risks,
                claimed,
                category,
                earlier: count,
            },
        );
        let stage = order
            .and_then(|id| orders.iter().find(|o| o.id == id))
            .map(|o| o.stage);
        let likely = likely_duplicates_are_shown::likely(playbook, raised_at, &earlier);
        let command = RegisterComplaint {
            id: self.id_of(r, draft)?,
            provisional_number: number::provisional(&store.code, &device_code, next_number),
            store: store.id,
            customer: draft
                .customer
                .unwrap_or(domain::ids::CustomerId(Uuid::nil())),
            complainant: draft.complainant.clone(),
            order,
            channel: draft.channel.unwrap_or(Channel::Counter),
            source: draft.source.unwrap_or(Source::Customer),
            phase: draft.phase.unwrap_or_else(|| phase_of(stage)),
            category,
            description: draft.description.clone(),
            remedies: draft.remedies.clone(),
            remedy_words: draft.remedy_words.clone(),
            claimed,
            risks,
            grade: draft.grade.unwrap_or(suggestion.grade),
            occurred_at: draft.occurred_at,
            raised_at,
            about_staff: draft.about_staff.clone(),
            answered_in_person: draft.answered_in_person.clone(),
            settled: draft.settled.clone(),
            possible_duplicate_of: likely.first().map(|brief| brief.id),
        };
        Ok(Reading {
            command,
            orders,
            earlier,
            suggestion,
            customer,
        })
    }

    /// What the rules say to it now, and the complaint that it would be.
    fn would_be(
        &self,
        r: &Reader<'_>,
        reading: &Reading,
    ) -> Result<(Option<domain::refusal::Refusal>, Option<Complaint>), Error> {
        if reading.customer.is_none() {
            return Ok((None, None));
        }
        let me = self.me(r)?;
        let decide = |complaint: RegisterComplaint| -> Result<_, Error> {
            let id = complaint.id;
            let command = Command::RegisterComplaint { complaint };
            let deciding = Deciding {
                actor: &me,
                state: &r.sync_state()?,
                command_id: CommandId(id.0),
                seen_version: 0,
                effective_at: self.clock.now(),
            };
            Ok(crate::decide::decide(self, r, &command, &deciding)?)
        };
        let refusal = decide(reading.command.clone())?.err();
        // Clocks are shown while the description is still empty: any word stands in for it.
        let mut worded = reading.command.clone();
        if worded.description.trim().is_empty() {
            "-".clone_into(&mut worded.description);
        }
        let of = RecordRef::new(RecordKind::Complaint, worded.id.0);
        let writes = decide(worded)?.unwrap_or_default();
        let complaint = writes
            .into_iter()
            .find(|w| w.of == of)
            .and_then(|w| match w.state {
                RecordState::Complaint(c) => Some(c),
                _ => None,
            });
        Ok((refusal, complaint))
    }
}

/// The phase that an order's stage tells.
fn phase_of(stage: Option<MoveStage>) -> Phase {
    match stage {
        None | Some(MoveStage::Inquiry) => Phase::BeforeSale,
        Some(MoveStage::Contract | MoveStage::Preparation | MoveStage::Execution) => {
            Phase::DuringService
        }
        Some(MoveStage::AfterService | MoveStage::Completed) => Phase::AfterService,
    }
}

fn duplicates(
    r: &Reader<'_>,
    ids: impl Iterator<Item = ComplaintId>,
) -> Result<Vec<DuplicateHit>, Error> {
    let mut hits = vec![];
    for id in ids {
        if let Some(RecordState::Complaint(c)) = find(r, RecordKind::Complaint, id.0)? {
            hits.push(DuplicateHit {
                id: c.id,
                title: complaints::title(&c.description),
                number: complaints::number(&c),
                grade: c.grade,
                stage: c.stage,
                raised_at: c.raised_at,
            });
        }
    }
    Ok(hits)
}

/// One draft for each complaint and kind of action.
pub(crate) fn action_draft_id(complaint: ComplaintId, kind: domain::complaint::ActionKind) -> Uuid {
    Uuid::new_v5(&complaint.0, format!("{kind:?}").as_bytes())
}
