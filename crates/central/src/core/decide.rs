//! A transaction of commands: all of it happens, or none.

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::command::{Command, Context};
use domain::execute::{Extra, Write, needs};
use domain::facts::Facts;
use domain::ids::{CommandId, DeviceId};
use domain::move_order::{ExceptionKind, MoveAction};
use domain::organisation::Staff;
use domain::record::{RecordKind, RecordRef};
use domain::refusal::Refusal;
use domain::rules::a_clock_that_ran_ahead_makes_no_future::as_it_counts;
use domain::scope;
use domain::time::UtcMs;
use domain::visit::VisitHandover;
use wire::envelope::{CommandEnvelope, GivenNumber, RejectReason};

use super::board::{Board, NoFacts};
use super::held::Held;
use super::{Central, number};
use crate::store::Stored;

/// The rules, as one function.
pub(super) type Decider = fn(&Command, &Facts, &Context<'_>, &Extra) -> Result<Vec<Write>, Refusal>;

/// What was decided of a command, before it has a sequence number.
pub(super) enum Decision {
    Applied(Applied),
    Rejected {
        reason: RejectReason,
        root: Option<CommandId>,
    },
    /// A person must look.
    Review {
        why: Held,
    },
}

pub(super) struct Applied {
    /// Writes with the versions that they make.
    pub writes: Vec<(Write, u64)>,
    pub numbers: Vec<GivenNumber>,
}

/// Whose action it is, and what this person reaches.
pub(super) struct Hand {
    pub actor: Staff,
    pub keys: Vec<String>,
}

impl Hand {
    pub(super) fn of(actor: Staff) -> Self {
        let keys = scope::keys_of(&actor);
        Self { actor, keys }
    }
}

/// What decides.
pub(super) struct Bench<'a> {
    pub central: &'a Central,
    pub device: DeviceId,
    pub device_code: String,
    pub series: String,
}

/// How many complaints a command registers, each with a number of its own: those that follow from a
/// damage or a visit, too.
fn registrations(command: &Command) -> u32 {
    match command {
        Command::RegisterComplaint { .. }
        | Command::ActOnMoveOrder {
            action:
                MoveAction::RaiseException {
                    kind: ExceptionKind::Damage,
                    complaint: Some(_),
                    ..
                },
            ..
        } => 1,
        Command::LogVisit { visit } => {
            let handover = visit.form.as_ref().and_then(|form| form.handover.as_ref());
            u32::from(matches!(handover, Some(VisitHandover::Complaint(_))))
        }
        Command::ImportComplaints { part } => u32::try_from(part.complaints.len()).unwrap_or(0),
        _ => 0,
    }
}

/// The record that a command makes.
pub(super) fn creates(envelope: &CommandEnvelope) -> Option<RecordRef> {
    match envelope.command() {
        Ok(
            c @ (Command::RegisterCustomer { .. }
            | Command::RegisterComplaint { .. }
            | Command::LogVisit { .. }
            | Command::RegisterMoveOrder { .. }
            | Command::RecordMovePart { .. }
            | Command::CreateTask { .. }
            | Command::ImportCustomers { .. }
            | Command::ImportComplaints { .. }
            | Command::HandToSupervisor { .. }
            | Command::DiscardRefused { .. }),
        ) => Some(c.on()),
        _ => None,
    }
}

impl Bench<'_> {
    /// Decides the commands of one action. `broken` is a command of the same action that was
    /// rejected earlier.
    pub(super) fn decide_txn(
        &self,
        board: &mut Board<'_>,
        hand: &Hand,
        commands: &[(&CommandEnvelope, UtcMs)],
        broken: Option<CommandId>,
    ) -> Stored<Vec<Decision>> {
        let mut decisions = Vec::with_capacity(commands.len());
        let mut failed = None;
        if broken.is_none() {
            for (at, (envelope, effective_at)) in commands.iter().enumerate() {
                let decision = self.decide(board, hand, envelope, *effective_at)?;
                if !matches!(decision, Decision::Applied(_)) {
                    failed = Some((at, decision));
                    break;
                }
                decisions.push(decision);
            }
            if failed.is_none() {
                board.keep();
                return Ok(decisions);
            }
        }
        board.take_back();
        let root = match (&failed, broken.as_ref()) {
            (
                Some((
                    _,
                    Decision::Rejected {
                        root: Some(root), ..
                    },
                )),
                _,
            )
            | (None, Some(root)) => Some(*root),
            (Some((at, _)), _) => Some(commands[*at].0.command_id),
            (None, None) => None,
        };
        let review = match &failed {
            Some((_, Decision::Review { why })) => Some(*why),
            _ => None,
        };
        decisions.clear();
        for (at, (envelope, _)) in commands.iter().enumerate() {
            if let (Some(of), Some(root)) = (creates(envelope), root) {
                board.note_failed(of, root);
            }
            let decision = match failed.take_if(|(failed, _)| *failed == at) {
                Some((_, own)) => own,
                None => match review {
                    Some(why) => Decision::Review { why },
                    None => Decision::Rejected {
                        reason: RejectReason::Dependency,
                        root,
                    },
                },
            };
            decisions.push(decision);
        }
        Ok(decisions)
    }

    fn decide(
        &self,
        board: &mut Board<'_>,
        hand: &Hand,
        envelope: &CommandEnvelope,
        effective_at: UtcMs,
    ) -> Stored<Decision> {
        if envelope.actor != hand.actor.id {
            return Ok(rejected(RejectReason::WrongActor));
        }
        let Ok(command) = envelope.command() else {
            return Ok(rejected(RejectReason::UnknownCommand));
        };
        let command = as_it_counts(command, corrected_wall(envelope), effective_at);
        let seen = envelope.on.iter().find(|base| base.entity == command.on());
        let seen_version = seen.map(|base| board.version_seen(base)).transpose()?;
        let ctx = Context {
            actor: &hand.actor,
            device: self.device,
            device_code: &self.device_code,
            seen_version: seen_version.unwrap_or(0),
            command: envelope.command_id,
            effective_at,
            playbook: &self.central.playbook,
        };
        let needs = needs(&command, &ctx);
        let facts = match board.facts(&needs, &hand.keys, creates(envelope))? {
            Ok(facts) => facts,
            Err(NoFacts::OutOfScope) => return Ok(refused(Refusal::OutOfScope)),
            Err(NoFacts::NeverMade(root)) => {
                return Ok(Decision::Rejected {
                    reason: RejectReason::Dependency,
                    root: Some(root),
                });
            }
        };
        let first = board.last_number(&self.series)? + 1;
        let extra = Extra {
            official_numbers: (first..first + registrations(&command))
                .map(|n| number::number(&self.series, n))
                .collect(),
        };
        let writes = match self.try_twice(&command, &facts, &ctx, &extra) {
            None => {
                tracing::error!(command = %envelope.command_id, "the rules broke; to review");
                return Ok(Decision::Review {
                    why: Held::RulesBroke,
                });
            }
            Some(Err(refusal)) => return Ok(refused(refusal)),
            Some(Ok(writes)) => writes,
        };
        let within = |w: &Write| w.scope_keys.iter().all(|k| hand.keys.contains(k));
        if !writes.iter().all(within) {
            return Ok(refused(Refusal::OutOfScope));
        }
        if registrations(&command) > 0 {
            board.set_last_number(first + registrations(&command) - 1);
        }
        let mut applied = Applied {
            writes: Vec::with_capacity(writes.len()),
            numbers: vec![],
        };
        let mut numbers = extra.official_numbers.into_iter();
        for write in writes {
            if write.of.kind == RecordKind::Complaint
                && let Some(number) = numbers.next()
            {
                applied.numbers.push(GivenNumber {
                    entity: write.of,
                    number,
                });
            }
            let version = board.lay(&write)?;
            board.note_made(envelope.command_id, write.of, version);
            applied.writes.push((write, version));
        }
        Ok(Decision::Applied(applied))
    }

    /// The rules' answer; none when they panicked twice. A poisonous command never blocks a laptop.
    fn try_twice(
        &self,
        command: &Command,
        facts: &Facts,
        ctx: &Context<'_>,
        extra: &Extra,
    ) -> Option<Result<Vec<Write>, Refusal>> {
        let run = || (self.central.decide)(command, facts, ctx, extra);
        (0..2).find_map(|_| catch_unwind(AssertUnwindSafe(run)).ok())
    }
}

/// When the command was given, by the laptop's clock as the laptop last corrected it.
pub(super) fn corrected_wall(envelope: &CommandEnvelope) -> UtcMs {
    let offset = envelope.clock_offset_ms.unwrap_or(0);
    UtcMs(envelope.authored_wall.0.saturating_add(offset))
}

fn rejected(reason: RejectReason) -> Decision {
    Decision::Rejected { reason, root: None }
}

fn refused(refusal: Refusal) -> Decision {
    rejected(RejectReason::Rule { refusal })
}
