//! The table that a batch is decided on: the ledger, with what the batch has decided so far laid
//! over it. Dropping the trial layer takes back a transaction that was refused.

use std::collections::{BTreeMap, BTreeSet};

use domain::command::Command;
use domain::execute::{Write, is_removed};
use domain::facts::{ComplaintBrief, Facts, KnownRefused, Need, Seen};
use domain::ids::{CommandId, CustomerId, MoveOrderId, StaffId};
use domain::move_order::{Booking, LineTally, TimeWindow, tally};
use domain::record::{RecordKind, RecordRef, RecordState};
use domain::rules::an_import_is_undone_where_nothing_was_built_on_it::{kinds_built_on, stands_on};
use domain::rules::strict_steps_need_the_version_seen::version_seen;
use domain::scope::{self, REFERENCE_KEY};
use domain::time::UtcMs;
use domain::timeline::TimelineEntry;
use wire::envelope::{BaseVersion, CommandEnvelope, RejectReason, Verdict};

use super::state;
use crate::store::Stored;
use crate::store::ledger::Ledger;

/// A record as the batch sees it.
#[derive(Clone)]
struct Current {
    /// None when this build doesn't know the shape.
    state: Option<RecordState>,
    version: u64,
    keys: Vec<String>,
}

#[derive(Default, Clone)]
struct Layer {
    records: BTreeMap<RecordRef, Current>,
    /// Timeline entries by the record that they belong to.
    histories: BTreeMap<RecordRef, BTreeSet<RecordRef>>,
    /// Versions that the commands of this batch made.
    made: BTreeMap<(CommandId, RecordRef), u64>,
    last_number: Option<u32>,
}

/// Why the facts of a command can't be given.
pub(super) enum NoFacts {
    /// It names a record of a store that the person doesn't reach.
    OutOfScope,
    /// It names a record whose making failed.
    NeverMade(CommandId),
}

pub(super) struct Board<'t> {
    tx: &'t mut dyn Ledger,
    kept: Layer,
    trial: Layer,
    failed: BTreeMap<RecordRef, CommandId>,
    /// What this batch refused so far; a laptop sends it again to a central that forgot it.
    refused: BTreeMap<CommandId, (CommandEnvelope, RejectReason)>,
}

impl<'t> Board<'t> {
    pub(super) fn new(tx: &'t mut dyn Ledger) -> Self {
        Self {
            tx,
            kept: Layer::default(),
            trial: Layer::default(),
            failed: BTreeMap::new(),
            refused: BTreeMap::new(),
        }
    }

    /// Keeps what the transaction decided.
    pub(super) fn keep(&mut self) {
        self.kept.records.append(&mut self.trial.records);
        for (of, entries) in std::mem::take(&mut self.trial.histories) {
            self.kept.histories.entry(of).or_default().extend(entries);
        }
        self.kept.made.append(&mut self.trial.made);
        self.kept.last_number = self.trial.last_number.take().or(self.kept.last_number);
    }

    /// Takes it back.
    pub(super) fn take_back(&mut self) {
        self.trial = Layer::default();
    }

    /// Remembers that a record will not be made, and which command is to blame.
    pub(super) fn note_failed(&mut self, of: RecordRef, root: CommandId) {
        self.failed.insert(of, root);
    }

    /// Remembers that a command was refused, and why.
    pub(super) fn note_refused(&mut self, envelope: &CommandEnvelope, reason: &RejectReason) {
        let refused = (envelope.clone(), reason.clone());
        self.refused.insert(envelope.command_id, refused);
    }

    /// The last number of the series that this batch gives from, its own included.
    pub(super) fn last_number(&mut self, series: &str) -> Stored<u32> {
        match self.trial.last_number.or(self.kept.last_number) {
            Some(last) => Ok(last),
            None => self.tx.last_number(series),
        }
    }

    pub(super) fn set_last_number(&mut self, last: u32) {
        self.trial.last_number = Some(last);
    }

    /// The last number given by what was kept.
    pub(super) fn kept_number(&self) -> Option<u32> {
        self.kept.last_number
    }

    /// Lays a write over the ledger and returns the version that it makes.
    pub(super) fn lay(&mut self, write: &Write) -> Stored<u64> {
        let version = self.current(write.of)?.map_or(0, |c| c.version) + 1;
        let current = Current {
            state: Some(write.state.clone()),
            version,
            keys: write.scope_keys.clone(),
        };
        self.trial.records.insert(write.of, current);
        if let RecordState::TimelineEntry(entry) = &write.state {
            let history = self.trial.histories.entry(entry.of).or_default();
            history.insert(write.of);
        }
        Ok(version)
    }

    /// Remembers which version of a record a command made.
    pub(super) fn note_made(&mut self, command: CommandId, of: RecordRef, version: u64) {
        self.trial.made.insert((command, of), version);
    }

    /// The version of the record that a person had in view; 0 when it never came to be.
    pub(super) fn version_seen(&mut self, base: &BaseVersion) -> Stored<u64> {
        let mut made = Vec::with_capacity(base.own.len());
        for command in &base.own {
            made.push(self.made_by(*command, base.entity)?);
        }
        Ok(version_seen(base.base_version, made))
    }

    /// The version of a record that a command made; none when it wasn't applied, or changed nothing.
    fn made_by(&mut self, command: CommandId, of: RecordRef) -> Stored<Option<u64>> {
        let layers = [&self.trial, &self.kept];
        let mut here = layers
            .into_iter()
            .filter_map(|l| l.made.get(&(command, of)));
        if let Some(version) = here.next() {
            return Ok(Some(*version));
        }
        let logged = self.tx.logged(command)?;
        Ok(logged.and_then(|logged| logged.verdict.version_of(of)))
    }

    /// The facts of a command, as far as the holder of `keys` may reach. `creates` is the record
    /// that the command makes, which need not be there.
    pub(super) fn facts(
        &mut self,
        needs: &[Need],
        keys: &[String],
        creates: Option<RecordRef>,
    ) -> Stored<Result<Facts, NoFacts>> {
        let mut facts = Facts::default();
        for need in needs {
            match need {
                Need::Record(of) => {
                    if let Some(found) = self.current(*of)? {
                        if !is_within(&found, keys) {
                            return Ok(Err(NoFacts::OutOfScope));
                        }
                        let seen = found.state.map_or(Seen::Unknown, |s| Seen::Known(Some(s)));
                        facts.note_record(*of, seen);
                        facts.note_version(*of, found.version);
                        continue;
                    }
                    if creates != Some(*of)
                        && let Some(root) = self.failure(*of)?
                    {
                        return Ok(Err(NoFacts::NeverMade(root)));
                    }
                    facts.note_record(*of, Seen::Known(None));
                }
                Need::ComplaintsOf { customer, since } => {
                    let complaints = self.complaints_of(*customer, *since)?;
                    facts.note_complaints(*customer, complaints);
                }
                Need::BuiltOn(of) => {
                    if self.is_built_on(*of)? {
                        facts.note_built_on(*of);
                    }
                }
                Need::HistoryOf(of) => {
                    let entries = self.history_of(*of)?;
                    facts.note_history(*of, entries);
                }
                Need::BookingsOf { supervisor, window } => {
                    let bookings = self.bookings_of(*supervisor, *window)?;
                    facts.note_bookings(*supervisor, bookings);
                }
                Need::LinesOf { order } => {
                    let lines = self.lines_of(*order)?;
                    facts.note_lines(*order, lines);
                }
                Need::OpenComplaintsOn { order } => {
                    let open = self.open_complaints_on(*order)?;
                    facts.note_open_complaints(*order, open);
                }
                Need::RefusedCommand(command) => {
                    let known = self.refused_before(*command, keys)?;
                    facts.note_refused(*command, Seen::Known(known));
                }
            }
        }
        Ok(Ok(facts))
    }

    /// A command that was refused, by the log or earlier in this batch.
    fn refused_before(
        &mut self,
        command: CommandId,
        keys: &[String],
    ) -> Stored<Option<KnownRefused>> {
        let (envelope, reason) = match self.refused.get(&command) {
            Some(refused) => refused.clone(),
            None => match self.tx.logged(command)? {
                Some(logged) => match (serde_json::from_str(&logged.body), logged.verdict) {
                    (Ok(envelope), Verdict::Rejected { reason, .. }) => (envelope, reason),
                    _ => return Ok(None),
                },
                None => return Ok(None),
            },
        };
        let typed = envelope.command().ok();
        let on = typed.as_ref().map(Command::on);
        let found = on.map(|on| self.current(on)).transpose()?.flatten();
        Ok(Some(KnownRefused {
            actor: envelope.actor,
            typed,
            refusal: match reason {
                RejectReason::Rule { refusal } => Some(refusal),
                _ => None,
            },
            is_within_reach: found.is_none_or(|found| is_within(&found, keys)),
        }))
    }

    fn failure(&mut self, of: RecordRef) -> Stored<Option<CommandId>> {
        match self.failed.get(&of) {
            Some(root) => Ok(Some(*root)),
            None => self.tx.failed_creation(of),
        }
    }

    fn laid(&self, of: RecordRef) -> Option<&Current> {
        let trial = self.trial.records.get(&of);
        trial.or_else(|| self.kept.records.get(&of))
    }

    fn current(&mut self, of: RecordRef) -> Stored<Option<Current>> {
        if let Some(laid) = self.laid(of) {
            return Ok(Some(laid.clone()));
        }
        Ok(self.tx.record(of)?.map(|row| Current {
            state: state::known(of.kind, &row.state),
            version: row.version,
            keys: row.scope_keys,
        }))
    }

    fn complaints_of(&mut self, customer: CustomerId, since: UtcMs) -> Stored<Vec<ComplaintBrief>> {
        let mut briefs: BTreeMap<_, _> = self
            .tx
            .complaints_of(customer, since)?
            .into_iter()
            .map(|brief| (brief.id, brief))
            .collect();
        for layer in [&self.kept, &self.trial] {
            let complaints = layer.records.range(first(RecordKind::Complaint)..);
            for (_, current) in complaints.take_while(|(of, _)| of.kind == RecordKind::Complaint) {
                if let Some(RecordState::Complaint(c)) = &current.state
                    && c.customer == customer
                {
                    if c.removed.is_some() || c.raised_at < since {
                        briefs.remove(&c.id);
                        continue;
                    }
                    let brief = ComplaintBrief {
                        id: c.id,
                        raised_at: c.raised_at,
                    };
                    briefs.insert(c.id, brief);
                }
            }
        }
        Ok(briefs.into_values().collect())
    }

    /// Whether other records stand on this one.
    fn is_built_on(&mut self, of: RecordRef) -> Stored<bool> {
        for kind in kinds_built_on(of.kind) {
            let named = self.tx.naming(*kind, of)?;
            for candidate in self.with_laid(*kind, named, |s| stands_on(s, of)) {
                let found = self.current(candidate)?;
                // What this build can't read and the ledger names with it, it leaves alone.
                let stands = |state: Option<RecordState>| state.is_none_or(|s| stands_on(&s, of));
                if found.is_some_and(|found| stands(found.state)) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// What the ledger found, and of what the batch laid over it, the records that fit.
    fn with_laid(
        &self,
        kind: RecordKind,
        found: Vec<RecordRef>,
        fits: impl Fn(&RecordState) -> bool,
    ) -> BTreeSet<RecordRef> {
        let mut found: BTreeSet<RecordRef> = found.into_iter().collect();
        for layer in [&self.kept, &self.trial] {
            let laid = layer.records.range(first(kind)..);
            let laid = laid.take_while(|(laid, _)| laid.kind == kind);
            let laid = laid.filter(|(_, c)| c.state.as_ref().is_some_and(&fits));
            found.extend(laid.map(|(laid, _)| *laid));
        }
        found
    }

    /// Orders that a supervisor has in a window, of every store.
    fn bookings_of(&mut self, supervisor: StaffId, window: TimeWindow) -> Stored<Vec<Booking>> {
        let booking = |state: &RecordState| match state {
            RecordState::MoveOrder(order) => order.booking_of(supervisor),
            _ => None,
        };
        let found = self.tx.booked(supervisor, window)?;
        let candidates = self.with_laid(RecordKind::MoveOrder, found, |s| booking(s).is_some());
        let mut bookings = vec![];
        for candidate in candidates {
            let state = self.current(candidate)?.and_then(|found| found.state);
            let booked = state.as_ref().and_then(booking);
            bookings.extend(booked.filter(|booked| booked.window.overlaps(window)));
        }
        Ok(bookings)
    }

    /// What is ticked on the lines of an order.
    fn lines_of(&mut self, order: MoveOrderId) -> Stored<LineTally> {
        let of = RecordRef::new(RecordKind::MoveOrder, order.0);
        let found = self.tx.naming(RecordKind::MovePart, of)?;
        let is_of =
            |state: &RecordState| matches!(state, RecordState::MovePart(p) if p.order == order);
        let mut parts = vec![];
        for candidate in self.with_laid(RecordKind::MovePart, found, is_of) {
            if let Some(RecordState::MovePart(part)) =
                self.current(candidate)?.and_then(|found| found.state)
            {
                parts.push(part);
            }
        }
        Ok(tally(parts.iter()))
    }

    /// How many complaints about an order are open, of every store.
    fn open_complaints_on(&mut self, order: MoveOrderId) -> Stored<u32> {
        let of = RecordRef::new(RecordKind::MoveOrder, order.0);
        let found = self.tx.naming(RecordKind::Complaint, of)?;
        let is_on = |state: &RecordState| matches!(state, RecordState::Complaint(c) if c.order == Some(order));
        let mut open = 0;
        for candidate in self.with_laid(RecordKind::Complaint, found, is_on) {
            if let Some(RecordState::Complaint(c)) =
                self.current(candidate)?.and_then(|found| found.state)
                && c.order == Some(order)
                && c.removed.is_none()
                && !c.is_over()
            {
                open += 1;
            }
        }
        Ok(open)
    }

    fn history_of(&mut self, of: RecordRef) -> Stored<Vec<TimelineEntry>> {
        let mut named: BTreeSet<RecordRef> = self.tx.history_of(of)?.into_iter().collect();
        for layer in [&self.kept, &self.trial] {
            named.extend(layer.histories.get(&of).into_iter().flatten());
        }
        let mut entries = vec![];
        for name in named {
            match self.current(name)?.and_then(|found| found.state) {
                Some(RecordState::TimelineEntry(entry)) if entry.of == of => entries.push(entry),
                _ => {}
            }
        }
        Ok(entries)
    }
}

/// Where a kind begins among records in order.
fn first(kind: RecordKind) -> RecordRef {
    RecordRef::new(kind, uuid::Uuid::nil())
}

/// Whether the holder of `keys` reaches a record.
fn is_within(found: &Current, keys: &[String]) -> bool {
    let within = |k: &String| k == REFERENCE_KEY || keys.contains(k);
    found.keys.iter().any(within) || was_within(found, keys)
}

/// A record that was taken back is nobody's; the rules tell those whose it was.
fn was_within(found: &Current, keys: &[String]) -> bool {
    let removed = found.state.as_ref().filter(|state| is_removed(state));
    let store = removed.and_then(scope::store_of).map(scope::store_key);
    store.is_some_and(|key| keys.contains(&key))
}
