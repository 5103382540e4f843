//! The care calendar 关怀日历 as data: K01 to K32, each with what starts it, when, who, for whom and how
//! (CARE-01 to CARE-16, policy Part 9).

mod check;

pub(super) use check::validate;

use crate::calendar::MonthDay;
use crate::care::{
    Anchor, CareClass, CareId, CareKind, CareMeans, CarePost, ContactForm, Question,
};
use crate::customer::BusinessType;
use crate::customer::value::{Lifecycle, Segment};
use crate::data;
use crate::grade::Tier;

data! {
    /// Figures and rows of the care calendar.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Care {
        /// What counts in days falls due at this minute of its day (policy Part 9, p).
        pub day_due_minute: u32,
        /// Visits of one customer that fall due within so many hours become one (C-28).
        pub merge_hours: u32,
        /// Marketing contacts of a customer in a month, at most (LIFE-10, C-30).
        pub marketing_a_month: u32,
        /// Days after which it is missed, by class (policy Part 9 rule 6).
        pub expiry_days: ExpiryDays,
        /// Tiers that get a gift with the courtesy (CARE-08).
        pub gift_tiers: Vec<Tier>,
        /// Holidays on which customers are wished well (CARE-06).
        pub holidays: Vec<Holiday>,
        /// The rows.
        pub rows: Vec<CareRow>,
    }

    /// Days after the due time until something is recorded as missed.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct ExpiryDays {
        /// 服务
        pub service: u32,
        /// 关怀
        pub care: u32,
        /// 营销
        pub marketing: u32,
    }

    /// A holiday on the same day of every year, or on announced days: nobody guesses the lunar ones.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Holiday {
        /// What it is called.
        pub name: String,
        /// The day of every year.
        #[serde(default)]
        pub every_year: Option<MonthDay>,
        /// Days by the lunar calendar.
        #[serde(default)]
        pub on: Vec<chrono::NaiveDate>,
    }

    /// One row.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct CareRow {
        /// `K01` to `K32`.
        pub id: CareId,
        /// What it counts from.
        pub anchor: Anchor,
        /// Who says when it is due.
        #[serde(default)]
        pub due_by: DueBy,
        /// When; empty where another rule says.
        #[serde(default)]
        pub steps: Vec<CareStep>,
        /// Comes again each time so many months have passed; none for once.
        #[serde(default)]
        pub every_months: Option<u32>,
        /// What is done.
        pub action: String,
        /// Who does it, the first that there is.
        pub posts: Vec<CarePost>,
        /// For whom.
        #[serde(default)]
        pub scope: CareScope,
        /// 服务, 关怀 or 营销.
        pub class: CareClass,
        /// 日常, 节日 or 特殊 (CARE-01).
        pub kind: CareKind,
        /// A visit, a message, or work without the customer.
        pub form: ContactForm,
        /// How, best first; empty for work without the customer.
        #[serde(default)]
        pub means: Vec<CareMeans>,
        /// What is asked.
        #[serde(default)]
        pub questions: Vec<Question>,
        /// Comes with a gift for the tiers that get one.
        #[serde(default)]
        pub gift: bool,
        /// High value is served first (LIFE-06).
        #[serde(default)]
        pub high_value_first: bool,
        /// A value that no source gives (policy Part 9, p).
        #[serde(default)]
        pub proposed: bool,
        /// Facts that it comes from.
        pub sources: Vec<String>,
    }

    /// Who says when a row is due.
    #[derive(Copy, Eq, Default)]
    #[serde(rename_all = "snake_case")]
    pub enum DueBy {
        /// Its own steps.
        #[default]
        Steps,
        /// The 回访 cell of the complaint's grade and tier.
        ReturnVisitCell,
        /// The churn warning, which makes the task itself (CHURN-01, CHURN-02).
        ChurnWarning,
    }

    /// One date of a row. What it says of itself wins over the row.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct CareStep {
        /// Due so long after the anchor, or before it.
        pub after: Offset,
        /// Shown so many hours ahead.
        #[serde(default)]
        pub lead_hours: u32,
        /// What is done this time.
        #[serde(default)]
        pub action: Option<String>,
        /// Who does it this time.
        #[serde(default)]
        pub posts: Option<Vec<CarePost>>,
        /// What it is this time.
        #[serde(default)]
        pub class: Option<CareClass>,
        /// Whether the customer is spoken with this time.
        #[serde(default)]
        pub form: Option<ContactForm>,
        /// How this time.
        #[serde(default)]
        pub means: Option<Vec<CareMeans>>,
    }

    /// How far from the anchor. Hours are counted from its instant; days and months are counted in local
    /// days and fall due in the afternoon.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Offset {
        /// Hours.
        Hours(i32),
        /// Local days.
        Days(i32),
        /// Months.
        Months(i32),
    }

    /// For whom a row is; an empty list is everybody.
    #[derive(Eq, Default)]
    #[serde(deny_unknown_fields)]
    pub struct CareScope {
        /// For the store as a whole, not for a customer.
        #[serde(default)]
        pub whole_store: bool,
        /// Of these tiers.
        #[serde(default)]
        pub tiers: Vec<Tier>,
        /// In these stages of life.
        #[serde(default)]
        pub lifecycles: Vec<Lifecycle>,
        /// Of these segments.
        #[serde(default)]
        pub segments: Vec<Segment>,
        /// Of this business type.
        #[serde(default)]
        pub business: Option<BusinessType>,
    }
}

impl Care {
    /// A row by its number.
    #[must_use]
    pub fn row(&self, id: CareId) -> Option<&CareRow> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// Days until something of a class is missed.
    #[must_use]
    pub fn expiry_days(&self, class: CareClass) -> u32 {
        match class {
            CareClass::Service => self.expiry_days.service,
            CareClass::Care => self.expiry_days.care,
            CareClass::Marketing => self.expiry_days.marketing,
        }
    }
}

impl Offset {
    /// Due before the anchor, as a reminder is.
    #[must_use]
    pub fn is_before(self) -> bool {
        match self {
            Self::Hours(n) | Self::Days(n) | Self::Months(n) => n < 0,
        }
    }

    /// About so many days.
    fn days(self) -> i64 {
        match self {
            Self::Hours(n) => i64::from(n) / 24,
            Self::Days(n) => i64::from(n),
            Self::Months(n) => i64::from(n) * 366 / 12,
        }
    }
}
