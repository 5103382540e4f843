//! What a step may still lack. A refusal names it; the interface has the words.

use crate::shape;

shape! {
    /// Something that must be seen to before a step.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum MovePoint {
        /// The customer accepts every price line (M2).
        LinesAccepted,
        /// The rule on extras was shown.
        ExtrasRuleShown,
        /// The service standard was shown.
        StandardShown,
        /// The quote still holds.
        QuoteInForce,
        /// Two supervisors, two people (M3).
        TwoSupervisors,
        /// The packing guide went to the customer.
        GuideSent,
        /// The reminder of three days before went out.
        ReminderSent,
        /// Everybody of the crew has the certificate.
        CrewCertified,
        /// Both supervisors have confirmed.
        SupervisorsConfirmed,
        /// The vehicle was checked.
        VehicleChecked,
        /// Both supervisors are on site (M4).
        SupervisorsCheckedIn,
        /// The other supervisor knows who stepped in (M4).
        OtherSupervisorInformed,
        /// Somebody of level L2 or above who isn't one of the two (M4).
        SubstituteIsAThird,
        /// The badge was shown.
        BadgeShown,
        /// The price was confirmed once more.
        PriceReconfirmed,
        /// The goods were photographed.
        GoodsPhotographed,
        /// Every line is counted.
        LinesCounted,
        /// Every line is loaded.
        LinesLoaded,
        /// Every line is in its place.
        LinesUnloaded,
        /// Every extra has the customer's answer (M5).
        ExtrasAnswered,
        /// The extra is approved (M5).
        ExtraApproved,
        /// 项目经理 approves an extra as large as this (M5).
        ExtraApprovedByProjectManager,
        /// Photos show why the extra is needed (M5).
        ExtraPhotographed,
        /// Every point of the exit check is done (M6).
        ExitChecklist,
        /// Both supervisors have signed (M6).
        SupervisorSignatures,
        /// The indicator sheet is scored (M8).
        IndicatorSheet,
        /// Both supervisors know that the job is broken off.
        SupervisorsInformed,
        /// A damage opens a complaint (CMP-23).
        DamageComplaint,
    }
}
