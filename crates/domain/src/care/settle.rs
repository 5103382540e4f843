//! What becomes of a customer's plans: some are held back, some replaced, neighbours joined. Whatever is
//! held back says why, so that nobody wonders where it went.

use super::{CareClass, CareOwner, CarePlan, CarePost, CareSubject, ContactForm};
use crate::ids::ComplaintId;
use crate::playbook::Rulebook;
use crate::rules::{
    an_open_complaint_silences_marketing, marketing_comes_twice_a_month_at_most,
    marketing_needs_consent, two_visits_within_three_days_become_one,
};
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// Why a plan doesn't happen.
    #[derive(Copy, Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum Hold {
        /// A complaint is open.
        OpenComplaint {
            /// Which.
            complaint: ComplaintId,
        },
        /// The customer never agreed to marketing, or doesn't any more.
        NoConsent,
        /// The customer doesn't want such contacts, or none of the means.
        OptedOut,
        /// There was enough marketing this month.
        EnoughThisMonth {
            /// The limit.
            limit: u32,
        },
    }

    /// A plan that doesn't happen.
    #[derive(Eq)]
    pub struct HeldPlan {
        /// The plan.
        pub plan: CarePlan,
        /// Why not.
        pub why: Hold,
    }

    /// A customer's plans, settled.
    #[derive(Eq, Default)]
    pub struct Settled {
        /// What is done, by due time.
        pub plans: Vec<CarePlan>,
        /// What isn't.
        pub held: Vec<HeldPlan>,
    }
}

/// Settles the plans of one customer: all that aren't done yet, those made before too, so that a new
/// visit finds the one that it belongs to.
#[must_use]
pub fn settle(rulebook: &Rulebook, subject: &CareSubject, mut plans: Vec<CarePlan>) -> Settled {
    let care = &rulebook.care;
    // The limit goes to what is due first, whatever order the plans came in.
    plans.sort_by_key(|plan| (plan.due_at, plan.row, plan.step, plan.id));
    let mut marketed_at = subject.marketed_at.clone();
    let mut settled = Settled::default();
    for plan in plans {
        match one(rulebook, subject, &marketed_at, plan.clone()) {
            Ok(plan) => {
                if is_marketing_contact(&plan) {
                    marketed_at.push(plan.opens_at);
                }
                settled.plans.push(plan);
            }
            Err(why) => settled.held.push(HeldPlan { plan, why }),
        }
    }
    settled.plans = two_visits_within_three_days_become_one::join(settled.plans, care.merge_hours);
    settled
}

fn one(
    rulebook: &Rulebook,
    subject: &CareSubject,
    marketed_at: &[UtcMs],
    plan: CarePlan,
) -> Result<CarePlan, Hold> {
    if subject.opt_out.refuses(plan.class) {
        return Err(Hold::OptedOut);
    }
    let plan = match subject.open_complaint {
        None => plan,
        Some(case) => {
            let complaint = case.complaint;
            let beside = an_open_complaint_silences_marketing::beside(plan, case);
            beside.ok_or(Hold::OpenComplaint { complaint })?
        }
    };
    if !marketing_needs_consent::agreed(subject, plan.class, plan.opens_at) {
        return Err(Hold::NoConsent);
    }
    let plan = by_wanted_means(subject, plan)?;
    let limit = rulebook.care.marketing_a_month;
    let fits = marketing_comes_twice_a_month_at_most::one_more_fits(
        &rulebook.calendars,
        limit,
        marketed_at,
        plan.opens_at,
    );
    if is_marketing_contact(&plan) && !fits {
        return Err(Hold::EnoughThisMonth { limit });
    }
    Ok(plan)
}

fn is_marketing_contact(plan: &CarePlan) -> bool {
    plan.class == CareClass::Marketing && plan.form != ContactForm::Internal
}

/// By the means that are left; what must reach the customer and has none left becomes a person's task.
fn by_wanted_means(subject: &CareSubject, plan: CarePlan) -> Result<CarePlan, Hold> {
    if plan.form == ContactForm::Internal || plan.means.is_empty() {
        return Ok(plan);
    }
    let means = marketing_needs_consent::wanted_means(&subject.opt_out, &plan.means);
    if !means.is_empty() {
        return Ok(CarePlan { means, ..plan });
    }
    if plan.class != CareClass::Service {
        return Err(Hold::OptedOut);
    }
    let by_system = |posts: &[CarePost]| posts == [CarePost::System];
    let owner = match plan.owner {
        CareOwner::Posts { posts } if by_system(&posts) => CareOwner::Posts {
            posts: vec![CarePost::CustomerService],
        },
        owner => owner,
    };
    Ok(CarePlan {
        owner,
        means,
        form: ContactForm::Visit,
        ..plan
    })
}
