//! What a move costs: quoted line by line, signed, extended by signed extras, paid (policy Part 7,
//! decisions 20 and 21).

use super::{MoveJob, MoveQuote, PriceLine};
use crate::ids::StaffId;
use crate::money::Fen;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// An extra 增项, asked for while the crew works (M5).
    pub struct ChangeOrder {
        /// Its number on this order, from 1.
        pub number: u32,
        /// Why it is needed.
        pub reason: String,
        /// The added lines.
        pub lines: Vec<PriceLine>,
        /// Photos that show why.
        pub photos: Vec<String>,
        /// Who asked.
        pub asked_by: StaffId,
        /// When.
        pub asked_at: UtcMs,
        /// The approval; none while it waits.
        pub approved: Option<Approval>,
        /// The customer's answer; none while it waits.
        pub answer: Option<ExtraAnswer>,
    }

    /// Somebody's approval.
    #[derive(Copy, Eq)]
    pub struct Approval {
        /// Who.
        pub by: StaffId,
        /// When.
        pub at: UtcMs,
    }

    /// The customer's answer to an extra, given before the work.
    #[serde(tag = "is", rename_all = "snake_case")]
    pub enum ExtraAnswer {
        /// Signed.
        Signed {
            /// When.
            at: UtcMs,
            /// SHA-256 of the document signed.
            document_hash: String,
        },
        /// Refused: only the signed scope is done, and somebody saw it.
        Refused {
            /// When.
            at: UtcMs,
            /// Who saw it.
            witness: StaffId,
        },
    }

    /// What a payment is for.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum PaymentKind {
        /// 定金
        Deposit,
        /// 尾款
        Balance,
        /// 取消或改期费
        Fee,
    }

    /// How it was paid (MOV-28).
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum PaymentMethod {
        /// 现金
        Cash,
        /// 微信
        Wechat,
        /// 支付宝
        Alipay,
        /// 刷卡
        Card,
        /// 转账
        Transfer,
        /// 免息分期
        Instalments,
    }

    /// Money received.
    pub struct Payment {
        /// For what.
        pub kind: PaymentKind,
        /// How much.
        pub amount: Fen,
        /// How.
        pub method: PaymentMethod,
        /// Number of the receipt.
        pub receipt: String,
        /// When it was received.
        pub at: UtcMs,
        /// Who took it.
        pub by: StaffId,
    }

    /// The customer wants an invoice 发票.
    pub struct InvoiceRequest {
        /// Made out to.
        pub title: String,
        /// Taxpayer's number; empty for a person.
        pub tax_number: String,
        /// When asked.
        pub at: UtcMs,
        /// Who noted it.
        pub by: StaffId,
    }
}

/// Sum of lines; stays at the end of the range instead of wrapping.
#[must_use]
pub fn sum(lines: &[PriceLine]) -> Fen {
    let add = |sum: i64, line: &PriceLine| sum.saturating_add(line.amount.0);
    Fen(lines.iter().fold(0, add))
}

/// A share of an amount, in percent, rounded down.
#[must_use]
pub fn percent_of(amount: Fen, percent: u32) -> Fen {
    let share = i128::from(amount.0) * i128::from(percent) / 100;
    Fen(i64::try_from(share).unwrap_or(i64::MAX))
}

impl ChangeOrder {
    /// What it adds.
    #[must_use]
    pub fn total(&self) -> Fen {
        sum(&self.lines)
    }

    /// The customer signed it.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        matches!(self.answer, Some(ExtraAnswer::Signed { .. }))
    }

    /// The customer refused it.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        matches!(self.answer, Some(ExtraAnswer::Refused { .. }))
    }
}

impl MoveQuote {
    /// The price offered: its lines less the discount.
    #[must_use]
    pub fn total(&self) -> Fen {
        Fen(sum(&self.lines).0.saturating_sub(self.discount.0))
    }
}

impl MoveJob {
    /// The price signed in the contract; zero before.
    #[must_use]
    pub fn total_signed(&self) -> Fen {
        self.contract.as_ref().map_or(Fen(0), |c| c.total)
    }

    /// The most that may be charged: signed price and signed extras (decision 20).
    #[must_use]
    pub fn total_allowed(&self) -> Fen {
        let signed = self.changes.iter().filter(|c| c.is_signed());
        let add = |sum: i64, change: &ChangeOrder| sum.saturating_add(change.total().0);
        Fen(signed.fold(self.total_signed().0, add))
    }

    /// Money received towards the price; fees are apart.
    #[must_use]
    pub fn paid(&self) -> Fen {
        let towards = self.payments.iter().filter(|p| p.kind != PaymentKind::Fee);
        let add = |sum: i64, payment: &Payment| sum.saturating_add(payment.amount.0);
        Fen(towards.fold(0, add))
    }
}
