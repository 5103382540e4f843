//! May it happen? Logging a visit.

use super::{LogVisit, VisitEvent};
use crate::command::Context;
use crate::facts::Facts;
use crate::refusal::Refusal;

/// # Errors
/// The first rule that refuses it.
pub(crate) fn log(
    _visit: &LogVisit,
    _facts: &Facts,
    _ctx: &Context<'_>,
) -> Result<Vec<VisitEvent>, Refusal> {
    Err(Refusal::OutOfScope)
}
