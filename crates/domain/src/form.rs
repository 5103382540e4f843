//! Forms: which fields one fills in, in which order and how. The one table of it: what decides asks
//! here how long a field may be, and the interface draws what stands here.

use crate::command::Context;
use crate::execute::is_removed;
use crate::field::Field;
use crate::ids::StoreId;
use crate::money::Fen;
use crate::playbook::Playbook;
use crate::record::RecordState;
use crate::refusal::Refusal;
use crate::rules::{a_person_acts_within_the_own_stores, who_may_do_what};
use crate::visit::VisitKind;
use crate::{scope, shape, task};

/// Least and most of a score: 1 to 5, as the policy's forms ask it.
pub const SCORES: std::ops::RangeInclusive<u8> = 1..=5;

shape! {
    /// Forms.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum FormKind {
        /// 新建顾客
        NewCustomer,
        /// 修改顾客
        EditCustomer,
        /// 记到访
        LogVisit,
        /// 新建搬家单
        NewMoveOrder,
        /// 新建待办
        NewTask,
        /// 完成待办
        FinishTask,
    }
}

/// A closed list of words to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// Kinds of visit.
    VisitKind,
    /// What came of a visit.
    VisitOutcome,
    /// Kinds of task.
    TaskKind,
    /// How a task ends.
    TaskEnd,
}

/// How a field is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// One line, with words offered; others may be typed.
    Line {
        /// Most characters.
        most: u32,
        /// Words offered.
        offered: Vec<String>,
    },
    /// One line, with words offered that follow the kind of visit; others may be typed.
    LineOfKind {
        /// Most characters.
        most: u32,
        /// Words offered for each kind.
        offered: Vec<(VisitKind, Vec<String>)>,
    },
    /// Several lines.
    Text {
        /// Most characters.
        most: u32,
    },
    /// A phone number.
    Phone,
    /// Money.
    Money {
        /// Largest amount.
        most: Fen,
    },
    /// A date and time.
    Instant,
    /// One of the words.
    Choice {
        /// Of which.
        of: Words,
    },
    /// A whole number.
    Number {
        /// Least.
        least: i64,
        /// Most.
        most: i64,
    },
    /// A customer.
    Customer,
    /// An order of that customer.
    Order,
    /// A colleague.
    Staff,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldRule {
    /// Field.
    pub field: Field,
    /// How it is filled in.
    pub asked: Asked,
    /// It must be filled in, whatever else is.
    pub required: bool,
}

/// Longest text of a field, in characters.
#[must_use]
pub fn most_chars(playbook: &Playbook, field: Field) -> u32 {
    match field {
        Field::Name
        | Field::Address
        | Field::Purpose
        | Field::NextStep
        | Field::Title
        | Field::From
        | Field::To
        | Field::Vehicle
        | Field::Receipt
        | Field::InvoiceTitle
        | Field::Tags
        | Field::Standard
        | Field::Awaited
        | Field::ExternalNumber => playbook.longest_line,
        _ => playbook.longest_text,
    }
}

/// The fields of a form, in the order in which one fills them in.
#[must_use]
pub fn fields(form: FormKind, playbook: &Playbook) -> Vec<FieldRule> {
    use Field as F;
    let must = |field, asked| FieldRule {
        field,
        asked,
        required: true,
    };
    let may = |field, asked| FieldRule {
        field,
        asked,
        required: false,
    };
    let line = |field| Asked::Line {
        most: most_chars(playbook, field),
        offered: vec![],
    };
    let text = |field| Asked::Text {
        most: most_chars(playbook, field),
    };
    let choice = |of| Asked::Choice { of };
    match form {
        FormKind::NewCustomer | FormKind::EditCustomer => vec![
            must(F::Name, line(F::Name)),
            may(F::Phone, Asked::Phone),
            may(F::Address, line(F::Address)),
            may(F::Remarks, text(F::Remarks)),
        ],
        FormKind::LogVisit => vec![
            must(F::Kind, choice(Words::VisitKind)),
            may(F::Customer, Asked::Customer),
            may(F::Order, Asked::Order),
            must(F::Purpose, purpose(playbook)),
            must(F::StartedAt, Asked::Instant),
            may(F::EndedAt, Asked::Instant),
            must(F::Outcome, choice(Words::VisitOutcome)),
            may(F::Feedback, text(F::Feedback)),
            may(
                F::Score,
                Asked::Number {
                    least: i64::from(*SCORES.start()),
                    most: i64::from(*SCORES.end()),
                },
            ),
            may(F::NextStep, line(F::NextStep)),
            may(F::DueAt, Asked::Instant),
            may(F::Remarks, text(F::Remarks)),
        ],
        FormKind::NewMoveOrder => vec![
            must(F::Customer, Asked::Customer),
            must(F::MovesAt, Asked::Instant),
            must(F::From, line(F::From)),
            must(F::To, line(F::To)),
            may(
                F::Price,
                Asked::Money {
                    most: playbook.largest_amount,
                },
            ),
        ],
        FormKind::NewTask => vec![
            must(F::Kind, choice(Words::TaskKind)),
            must(F::Title, line(F::Title)),
            must(F::Owner, Asked::Staff),
            must(F::DueAt, Asked::Instant),
            may(F::Customer, Asked::Customer),
            may(F::Order, Asked::Order),
            may(F::Remarks, text(F::Remarks)),
        ],
        FormKind::FinishTask => vec![
            must(F::Outcome, choice(Words::TaskEnd)),
            must(F::Note, text(F::Note)),
        ],
    }
}

/// What one comes for follows the kind of visit.
fn purpose(playbook: &Playbook) -> Asked {
    let of = |kind: VisitKind| (kind, playbook.purposes(kind).to_vec());
    Asked::LineOfKind {
        most: most_chars(playbook, Field::Purpose),
        offered: VisitKind::ALL.map(of).into(),
    }
}

/// Forms that can be opened from a record, and why not now; what decides asks the same questions.
#[must_use]
pub fn offers(state: &RecordState, ctx: &Context<'_>) -> Vec<(FormKind, Option<Refusal>)> {
    let Some(store) = scope::store_of(state).filter(|_| !is_removed(state)) else {
        return vec![];
    };
    let refusal = may_write(ctx, store).err();
    let forms: &[FormKind] = match state {
        RecordState::Customer(_) => &[
            FormKind::LogVisit,
            FormKind::NewTask,
            FormKind::NewMoveOrder,
            FormKind::EditCustomer,
        ],
        RecordState::MoveOrder(_) | RecordState::Complaint(_) => {
            &[FormKind::LogVisit, FormKind::NewTask]
        }
        RecordState::Visit(_) => &[FormKind::NewTask],
        RecordState::Task(t) if t.ended.is_none() => {
            return vec![(FormKind::FinishTask, task::may_finish(t, ctx).err())];
        }
        _ => &[],
    };
    forms.iter().map(|form| (*form, refusal.clone())).collect()
}

/// Whether this person may write anything down for a store.
///
/// # Errors
/// [`Refusal::NotCertified`] or [`Refusal::OutOfScope`].
pub(crate) fn may_write(ctx: &Context<'_>, store: StoreId) -> Result<(), Refusal> {
    who_may_do_what::check_certified(ctx.actor)?;
    a_person_acts_within_the_own_stores::check(ctx.actor, store)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::playbook;

    const FORMS: [FormKind; 6] = [
        FormKind::NewCustomer,
        FormKind::EditCustomer,
        FormKind::LogVisit,
        FormKind::NewMoveOrder,
        FormKind::NewTask,
        FormKind::FinishTask,
    ];

    #[test]
    fn every_form_asks_each_field_once_and_something_for_sure() {
        for form in FORMS {
            let asked = fields(form, &playbook());
            let mut names: Vec<Field> = asked.iter().map(|rule| rule.field).collect();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), asked.len(), "{form:?}");
            assert!(asked.iter().any(|rule| rule.required), "{form:?}");
        }
    }

    #[test]
    fn each_kind_of_visit_offers_its_own_purposes_and_no_others() {
        let playbook = playbook();
        let asked = fields(FormKind::LogVisit, &playbook);
        let purpose = asked.iter().find(|rule| rule.field == Field::Purpose);
        let Some(Asked::LineOfKind { offered, .. }) = purpose.map(|rule| &rule.asked) else {
            panic!("a purpose is a line");
        };
        for (kind, (of, words)) in VisitKind::ALL.iter().zip(offered) {
            assert_eq!((of, &words[..]), (kind, playbook.purposes(*kind)));
        }
        let has = |kind: usize, word: &str| offered[kind].1.iter().any(|one| one == word);
        assert!(has(2, "勘察估价") && !has(0, "勘察估价"));
    }
}
