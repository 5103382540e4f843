//! The ledger as a whole.

use uuid::Uuid;

use super::*;
use crate::command::Context;
use crate::grade::{Level, Tier};
use crate::ids::{CommandId, CustomerId, MoveOrderId, RewardId};
use crate::money::Fen;
use crate::playbook::Rulebook;
use crate::refusal::Refusal;
use crate::rules::samples::{NOW, context, customer, rulebook, staff};
use crate::rules::some_steps_need_the_central::Reach;
use crate::time::{DAY_MS, UtcMs};

mod properties;

fn who() -> CustomerId {
    customer().id
}

fn day(rulebook: &Rulebook, day: i64) -> PointsRow {
    let (customer, tier) = (who(), Tier::Diamond);
    let at = UtcMs(NOW.0 + day * DAY_MS);
    earn(rulebook, Earning::DayBegan { customer, tier }, at).remove(0)
}

fn ledger(rows: impl IntoIterator<Item = PointsRow>) -> Ledger {
    let mut ledger = Ledger::new(who());
    for row in rows {
        ledger.post(row);
    }
    ledger
}

#[test]
fn a_day_pays_once_by_tier_and_nothing_at_all_to_basic() {
    let rulebook = rulebook();
    let earned = |tier, hours: i64| {
        let at = UtcMs(NOW.0 + hours * DAY_MS / 24);
        let customer = who();
        earn(&rulebook, Earning::DayBegan { customer, tier }, at)
    };
    let points = Tier::ALL.map(|tier| earned(tier, 0).first().map(|row| row.points));
    assert_eq!(points, [Some(10), Some(5), Some(2), None]);
    // A tier that changed during the day doesn't pay the day twice; the next day pays again.
    let mut ledger = ledger(earned(Tier::Diamond, 0));
    let same_day = earned(Tier::Gold, 8).remove(0);
    assert_eq!(ledger.post(same_day), Posting::AlreadyThere);
    let next_day = earned(Tier::Gold, 9).remove(0);
    assert_eq!(ledger.post(next_day), Posting::Posted);
}

#[test]
fn a_first_order_pays_the_referrer_and_the_newcomer_and_a_second_one_nobody() {
    let rulebook = rulebook();
    let friend = CustomerId(Uuid::from_u128(7));
    let order = |is_first| Earning::OrderCompleted {
        customer: who(),
        order: MoveOrderId(Uuid::from_u128(40)),
        is_first,
        referrer: Some(friend),
        paid_net: Fen::yuan(9_999),
    };
    let rows = earn(&rulebook, order(true), NOW);
    let paid: Vec<_> = rows.iter().map(|row| (row.customer, row.points)).collect();
    assert_eq!(paid, [(friend, 200), (who(), 100)]);
    assert_eq!(earn(&rulebook, order(false), NOW), []);
    assert_eq!(ledger(rows).len(), 1);
}

#[test]
fn a_purchase_pays_for_each_whole_hundred_yuan_where_the_playbook_says_so() {
    let mut figures = crate::rules::samples::playbook();
    figures.points.purchase_per_100_yuan = 2;
    let calendars = include_str!("../../../../assets/calendars/default.json");
    let holidays = include_str!("../../../../assets/calendars/cn-2026.json");
    let rulebook = Rulebook::new(
        figures,
        &serde_json::from_str(calendars).unwrap(),
        serde_json::from_str(holidays).unwrap(),
    );
    let earned = |yuan| {
        let order = Earning::OrderCompleted {
            customer: who(),
            order: MoveOrderId(Uuid::from_u128(40)),
            is_first: false,
            referrer: None,
            paid_net: Fen::yuan(yuan),
        };
        let rows = earn(rulebook.as_ref().unwrap(), order, NOW);
        rows.iter().map(|row| row.points).sum::<i64>()
    };
    assert_eq!(
        (earned(99), earned(199), earned(200), earned(-500)),
        (0, 2, 4, 0)
    );
}

#[test]
fn an_adopted_suggestion_pays_once_each() {
    let rulebook = rulebook();
    let adopted = |n| {
        let (customer, suggestion) = (who(), Uuid::from_u128(n));
        let event = Earning::SuggestionAdopted {
            customer,
            suggestion,
        };
        earn(&rulebook, event, NOW)
    };
    let ledger = ledger([adopted(1), adopted(2), adopted(1)].concat());
    assert_eq!(statement(&ledger, NOW).balance, 200);
}

#[test]
fn points_expire_twelve_months_after_they_were_earned() {
    let rulebook = rulebook();
    let ledger = ledger([day(&rulebook, 0)]);
    let end = rulebook.calendars.months_after(NOW, 12);
    assert_eq!(statement(&ledger, UtcMs(end.0 - 1)).balance, 10);
    let over = statement(&ledger, end);
    assert_eq!((over.balance, over.expired), (0, 10));
}

#[test]
fn what_expires_is_told_month_by_month() {
    let rulebook = rulebook();
    // NOW is 10 March: 22 days of March, and April the 1st to the 9th.
    let ledger = ledger((0..31).map(|n| day(&rulebook, n)));
    let statement = statement(&ledger, UtcMs(NOW.0 + 31 * DAY_MS));
    let months = expiring_by_month(&statement, &rulebook.calendars);
    let points: Vec<_> = months.iter().map(|m| m.points).collect();
    assert_eq!(points, [220, 90]);
    assert_eq!(months[0].first_at, rulebook.calendars.months_after(NOW, 12));
}

fn reward(cost: u32) -> Reward {
    Reward {
        id: RewardId(Uuid::from_u128(1)),
        name: "搬家纸箱".into(),
        class: RewardClass::Goods,
        cost,
        stock: None,
        is_offered: true,
    }
}

fn redeemed(
    ledger: &Ledger,
    cost: u32,
    ctx: Context<'_>,
    at: UtcMs,
    command: u128,
) -> Result<PointsRow, Refusal> {
    let ctx = Context {
        effective_at: at,
        command: CommandId(Uuid::from_u128(command)),
        ..ctx
    };
    redeem(ledger, &reward(cost), Reach::Central, &ctx)
}

#[test]
fn a_redemption_is_paid_once_and_never_from_points_that_are_not_there() {
    let (actor, rulebook) = (staff("officer", Level::L1), rulebook());
    let ctx = context(&actor, &rulebook);
    let mut ledger = ledger((0..5).map(|n| day(&rulebook, n - 5)));
    let row = redeemed(&ledger, 30, ctx, NOW, 1).unwrap();
    ledger.post(row);
    assert_eq!(statement(&ledger, NOW).balance, 20);
    let again = redeemed(&ledger, 30, ctx, NOW, 1);
    assert_eq!(again, Err(Refusal::AlreadyDone));
    let (balance, cost) = (20, 30);
    let short = redeemed(&ledger, 30, ctx, NOW, 2);
    assert_eq!(short, Err(Refusal::PointsShort { balance, cost }));
}

#[test]
fn a_reversal_of_what_was_spent_makes_a_debt_that_the_next_points_pay() {
    let (actor, rulebook) = (staff("officer", Level::L1), rulebook());
    let ctx = context(&actor, &rulebook);
    let (first, second) = (day(&rulebook, -2), day(&rulebook, -1));
    let mut ledger = ledger([first.clone(), second]);
    ledger.post(redeemed(&ledger, 15, ctx, NOW, 1).unwrap());
    let reason = ReversalReason::OwnReferral;
    let reversal = reverse(&ledger, first.id, reason, NOW, 1).unwrap();
    ledger.post(reversal);
    assert_eq!(statement(&ledger, NOW).balance, -5);
    assert_eq!(statement(&ledger, UtcMs(NOW.0 - 1)).balance, 20);
    ledger.post(day(&rulebook, 1));
    assert_eq!(statement(&ledger, UtcMs(NOW.0 + DAY_MS)).balance, 5);
}

#[test]
fn a_cancelled_redemption_gives_the_points_back_with_their_old_end() {
    let (actor, rulebook) = (staff("officer", Level::L1), rulebook());
    let ctx = context(&actor, &rulebook);
    let mut ledger = ledger([day(&rulebook, 0)]);
    let spent = redeemed(&ledger, 10, ctx, NOW, 1).unwrap();
    ledger.post(spent.clone());
    let reason = ReversalReason::RedemptionCancelled;
    let back = reverse(&ledger, spent.id, reason, UtcMs(NOW.0 + DAY_MS), 1).unwrap();
    ledger.post(back);
    assert_eq!(statement(&ledger, NOW).balance, 0);
    assert_eq!(statement(&ledger, UtcMs(NOW.0 + DAY_MS)).balance, 10);
    let end = rulebook.calendars.months_after(NOW, 12);
    assert_eq!(statement(&ledger, end).balance, 0);
}

#[test]
fn points_that_were_reversed_lift_no_tier() {
    let rulebook = rulebook();
    let big = |n: u128, at| {
        let (customer, suggestion) = (who(), Uuid::from_u128(n));
        let event = Earning::SuggestionAdopted {
            customer,
            suggestion,
        };
        let mut row = earn(&rulebook, event, at).remove(0);
        row.points = 6_000;
        row
    };
    let (first, second) = (big(1, NOW), big(2, UtcMs(NOW.0 + 1)));
    let mut ledger = ledger([first, second.clone()]);
    let now = UtcMs(NOW.0 + 2);
    let steps = level_steps(&ledger, &rulebook, now);
    assert_eq!(steps.len(), 1);
    assert_eq!((steps[0].earned, steps[0].at), (10_000, second.at));
    let year = rulebook.calendars.months_after(second.at, 12);
    assert_eq!(steps[0].until, year);
    let reversal = reverse(&ledger, second.id, ReversalReason::Refund, now, 1).unwrap();
    ledger.post(reversal);
    assert_eq!(level_steps(&ledger, &rulebook, now), []);
}

#[test]
fn somebody_elses_row_is_not_taken_in() {
    let mut ledger = Ledger::new(CustomerId(Uuid::from_u128(99)));
    assert_eq!(ledger.post(day(&rulebook(), 0)), Posting::SomebodyElses);
    assert!(ledger.is_empty());
}
