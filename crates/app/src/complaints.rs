//! Lists of complaints, the complaint's page, and acting on it.

use std::collections::BTreeSet;

use domain::command::Command;
use domain::complaint::{Complaint, ComplaintAction, may_be_named, offers};
use domain::grade::Level;
use domain::ids::{CommandId, ComplaintId, StaffId};
use domain::organisation::Staff;
use domain::record::{RecordKind, RecordRef, RecordState};
use domain::rules::{phones_and_names_are_masked as masked, the_accused_keeps_out};
use domain::scope;
use domain::sla::{clocks, next_due};
use store::{ListAsk, ListOrder, OutboxRow, Reader};
use wire::complaint_view::{Act, Choices, ComplaintRow, ComplaintView, ListComplaints, Person};
use wire::draft::Receipt;
use wire::envelope::{RejectReason, Verdict};

use crate::decide::{Deciding, Given};
use crate::error::Error;
use crate::history::{refused_on, timeline, waiting_on, without_plain_names};
use crate::opened::{ATTENTION, COMPLAINT, Opened, TIMELINE_ENTRY};
use crate::records::{all, find};
use crate::seen::seen_now;

/// Characters of a title.
const TITLE_CHARS: usize = 60;

impl Opened {
    /// Complaints in the person's scope by next deadline.
    pub(crate) fn list_complaints(&self, ask: &ListComplaints) -> Result<Vec<ComplaintRow>, Error> {
        self.store
            .read(|r| {
                let stores = self.me(r).map(|me| me.stores).unwrap_or_default();
                let refused = refused_rows(r)?;
                let mut rows = vec![];
                for line in r.list_page(&ListAsk {
                    kind: COMPLAINT,
                    stores: &stores,
                    open_only: !ask.include_resolved,
                    order: ListOrder::Due,
                    after: None,
                    most: ask.limit as usize,
                })? {
                    if let Some(RecordState::Complaint(c)) =
                        find(r, RecordKind::Complaint, line.id)?
                    {
                        let needs_attention = refused.iter().any(|row| row.on_id == line.id);
                        rows.push(self.row(r, &c, needs_attention)?);
                    }
                }
                Ok(rows)
            })
            .map_err(Error::from)
    }

    /// The complaint's page.
    pub(crate) fn complaint_page(&self, id: ComplaintId) -> Result<ComplaintView, Error> {
        let now = self.clock.now();
        let page = self.store.read(|r| {
            let Some(RecordState::Complaint(c)) = find(r, RecordKind::Complaint, id.0)? else {
                return Ok(Err(Error::NotFound));
            };
            let me = match self.me(r) {
                Ok(me) if scope::reaches(&me, c.store) => me,
                Ok(_) => return Ok(Err(Error::NotFound)),
                Err(error) => return Ok(Err(error)),
            };
            let state = r.sync_state()?;
            let seen = seen_now(r, RecordRef::new(RecordKind::Complaint, id.0))?;
            let playbook = &self.playbook.playbook;
            let deciding = Deciding {
                actor: &me,
                state: &state,
                command_id: CommandId(id.0),
                seen_version: record_version(r, id)?,
                effective_at: now,
            };
            let ctx = deciding.context(playbook);
            let refused = refused_on(r, id.0)?;
            let store_name = match find(r, RecordKind::Store, c.store.0)? {
                Some(RecordState::Store(store)) => store.name,
                _ => String::new(),
            };
            Ok(Ok(ComplaintView {
                title: title(&c.description),
                customer_masked: masked::name(&c.customer_name),
                phone_masked: masked::phone(&c.customer_phone),
                people: people_on(r, &c)?,
                store_name,
                clocks: clocks(&c, playbook),
                offers: offers(&c, &ctx),
                timeline: timeline(r, id.0)?,
                pending: waiting_on(r, RecordKind::Complaint, id.0)?,
                refused,
                last_synced_at: state.last_synced_at,
                as_of: now,
                complaint: without_plain_names(c),
                seen,
            }))
        })??;
        Ok(page)
    }

    /// What the forms of actions choose from.
    pub(crate) fn choices(&self, id: ComplaintId) -> Result<Choices, Error> {
        let colleagues = self.store.read(|r| {
            let complaint = match find(r, RecordKind::Complaint, id.0)? {
                Some(RecordState::Complaint(c)) => Some(c),
                _ => None,
            };
            // Nobody is offered who would only be refused.
            let may_be_named = |s: &&Staff| {
                complaint.as_ref().is_none_or(|c| {
                    may_be_named(s, c) && the_accused_keeps_out::check_assignee(c, s.id).is_ok()
                })
            };
            let mut colleagues: Vec<Person> = everybody(r)?
                .iter()
                .filter(may_be_named)
                .map(person)
                .collect();
            colleagues.sort_by(|a, b| (a.level, &a.name).cmp(&(b.level, &b.name)));
            Ok(colleagues)
        })?;
        let departments = self.playbook.playbook.departments.clone();
        Ok(Choices {
            colleagues,
            departments,
        })
    }

    /// T2 to T20.
    pub(crate) fn act(&self, act: Act) -> Result<Receipt, Error> {
        let Act {
            complaint,
            action,
            seen_version,
            supersedes,
        } = act;
        let kind = action.kind();
        let receipt = self.store.write_or::<_, Error>(|tx| {
            let on = RecordRef::new(RecordKind::Complaint, complaint.0);
            let action = match action {
                ComplaintAction::Edit { edits } => ComplaintAction::Edit {
                    edits: crate::edits::from_the_window(tx, &on, edits)?,
                },
                other => other,
            };
            let command = Command::ActOnComplaint { complaint, action };
            let command_id = CommandId(self.host.new_id());
            self.give(
                tx,
                &command,
                Given {
                    command_id,
                    supersedes,
                    occurred_at: None,
                    seen_version,
                },
            )?;
            tx.discard_draft(crate::intake::action_draft_id(complaint, kind))?;
            receipt(tx, complaint)
        })?;
        self.wrote(&[COMPLAINT, TIMELINE_ENTRY, ATTENTION]);
        Ok(receipt)
    }

    fn row(
        &self,
        r: &Reader<'_>,
        c: &Complaint,
        needs_attention: bool,
    ) -> Result<ComplaintRow, store::Error> {
        let clocks = clocks(c, &self.playbook.playbook);
        Ok(ComplaintRow {
            id: c.id,
            title: title(&c.description),
            number: number(c),
            is_official: c.official_number.is_some(),
            grade: c.grade,
            tier: c.tier,
            customer_masked: masked::name(&c.customer_name),
            stage: c.stage,
            seat: c.seat(),
            next_clock: next_due(&clocks).cloned(),
            pending: waiting_on(r, RecordKind::Complaint, c.id.0)? > 0,
            needs_attention,
        })
    }
}

fn record_version(r: &Reader<'_>, id: ComplaintId) -> Result<u64, store::Error> {
    Ok(r.get(RecordKind::Complaint.as_str(), id.0)?
        .map_or(0, |record| record.version))
}

/// The number that people use: the official one, else the laptop's.
pub(crate) fn number(c: &Complaint) -> String {
    c.official_number
        .clone()
        .unwrap_or_else(|| c.provisional_number.clone())
}

/// First line of what happened.
pub(crate) fn title(description: &str) -> String {
    let line = description
        .lines()
        .map(str::trim)
        .find(|l| !l.is_empty())
        .unwrap_or_default();
    let mut title: String = line.chars().take(TITLE_CHARS).collect();
    if line.chars().count() > TITLE_CHARS {
        title.push('…');
    }
    title
}

/// Names the complaint after something was done.
pub(crate) fn receipt(reader: &Reader<'_>, id: ComplaintId) -> Result<Receipt, Error> {
    match find(reader, RecordKind::Complaint, id.0)? {
        Some(RecordState::Complaint(c)) => Ok(Receipt {
            complaint: id,
            number: number(&c),
        }),
        _ => Err(Error::NotFound),
    }
}

/// Refused commands that nobody has seen to.
pub(crate) fn refused_rows(r: &Reader<'_>) -> Result<Vec<OutboxRow>, store::Error> {
    let mut rows = vec![];
    for item in r.open_attention()? {
        rows.extend(r.outbox_row(item.command_id)?);
    }
    Ok(rows)
}

/// Why the central refused a command.
pub(crate) fn reason_of(row: &OutboxRow) -> RejectReason {
    let verdict = row
        .verdict
        .as_deref()
        .and_then(|v| serde_json::from_str(v).ok());
    match verdict {
        Some(Verdict::Rejected { reason, .. }) => reason,
        _ => RejectReason::UnknownCommand,
    }
}

/// Everybody whom this laptop knows.
pub(crate) fn everybody(r: &Reader<'_>) -> Result<Vec<Staff>, store::Error> {
    Ok(all(r, RecordKind::Staff)?
        .into_iter()
        .filter_map(|state| match state {
            RecordState::Staff(staff) => Some(staff),
            _ => None,
        })
        .collect())
}

/// Everybody whom the page names, and the seats that it may climb to.
fn people_on(r: &Reader<'_>, c: &Complaint) -> Result<Vec<Person>, store::Error> {
    let named: BTreeSet<StaffId> = std::iter::once(c.owner)
        .chain(c.assignee)
        .chain(c.keeps_out.iter().copied())
        .chain(c.grade_confirmed_by)
        .chain(c.emergency.iter().map(|e| e.person_in_charge))
        .chain(c.proposal.iter().filter_map(|p| p.approved_by))
        .chain(c.hand_over.iter().flat_map(|h| [h.to, h.by]))
        .chain(c.resolution.iter().map(|r| r.by))
        .chain(c.visits.iter().map(|v| v.by))
        .chain(c.closure.iter().filter_map(|closure| closure.by))
        .collect();
    Ok(everybody(r)?
        .iter()
        .filter(|s| {
            let may_be_asked = s.level >= Level::L2 && scope::reaches(s, c.store);
            named.contains(&s.id) || may_be_asked
        })
        .map(person)
        .collect())
}

/// A colleague as the interface names one.
pub(crate) fn person(s: &Staff) -> Person {
    Person {
        id: s.id,
        name: s.name.clone(),
        post: s.post.clone(),
        level: s.level,
        seat: s.seat,
    }
}
