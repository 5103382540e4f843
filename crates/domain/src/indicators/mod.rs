//! The indicator sheet 服务质量指标 of a move (MOV-14, policy Part 13): twenty marks, one figure, a grade,
//! and what a bad one asks for. The figures are in the playbook.

mod id;
mod score;

pub use id::IndicatorId;
#[cfg(test)]
pub(crate) use score::tests::sheet;
pub use score::{IndicatorMark, IndicatorSheet, Mark, SheetFlaw, SheetGrade, SheetScore, score};
