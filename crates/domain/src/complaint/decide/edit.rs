//! 修改: fields as registered, merged three ways with what others did meanwhile.

use super::super::ComplaintEvent;
use super::Case;
use crate::field::FieldEdit;
use crate::refusal::Refusal;

pub(super) fn decide(
    _case: &Case<'_>,
    _edits: &[FieldEdit],
) -> Result<Vec<ComplaintEvent>, Refusal> {
    Err(Refusal::OutOfScope)
}
