//! Taking a row back by another row.

use super::row::row_id;
use super::{Ledger, PointsRow, PointsRule, PointsSource};
use crate::ids::PointsRowId;
use crate::rules::a_reversal_undoes_one_row_once;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// Why a row is taken back.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum ReversalReason {
        /// 退款
        Refund,
        /// 滥用
        Abuse,
        /// 自荐
        OwnReferral,
        /// 兑换取消
        RedemptionCancelled,
    }

    /// Why a row can't be taken back.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ReversalRefusal {
        /// No such row in this ledger.
        NoSuchRow,
        /// A reversal isn't reversed.
        IsAReversal,
        /// Taken back already.
        AlreadyReversed,
        /// It would come before what it takes back.
        BeforeItsRow,
    }
}

/// The row that takes another back.
///
/// # Errors
/// There is no such row, or it can't be taken back.
pub fn reverse(
    ledger: &Ledger,
    row: PointsRowId,
    reason: ReversalReason,
    at: UtcMs,
    playbook_version: u32,
) -> Result<PointsRow, ReversalRefusal> {
    let of = ledger.get(row).ok_or(ReversalRefusal::NoSuchRow)?;
    let (rule, source) = (PointsRule::Reversal, PointsSource::Row { row });
    let id = row_id(rule, of.customer, source);
    a_reversal_undoes_one_row_once::check(of, ledger.get(id), at)?;
    Ok(PointsRow {
        id,
        customer: of.customer,
        rule,
        source,
        points: of.points.saturating_neg(),
        at,
        expires_at: None,
        reason: Some(reason),
        playbook_version,
    })
}
