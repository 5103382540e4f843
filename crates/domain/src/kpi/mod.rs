//! Key figures 指标 as functions over plain rows of the log (policy Part 14). What a figure means is
//! here; its target, floor and sources are in the playbook. Nothing is kept that could drift.

mod answers;
mod base;
mod chosen;
mod complaints;
mod compute;
mod desk;
mod key;
mod measure;
mod of_complaint;
mod orders;
mod outside;
mod period;
mod rows;

pub use compute::{Asked, compute};
pub use key::{KpiKey, Unit};
pub use measure::{Apart, ApartKind, Measure, Reading};
pub use of_complaint::AboutCase;
pub use outside::{Figures, OutsideFigure, OutsideKind};
pub use period::{Cut, Of, Period};
pub use rows::*;

use chosen::Chosen;

#[cfg(test)]
mod tests;
