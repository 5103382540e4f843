//! M3: a job is scheduled with two named supervisors 双主管, two people, each free in the window. A
//! small job (小件 under the playbook's price and volume) needs one (policy decision 19, MOV-08,
//! ROLE-15). What a laptop can't see of others' orders is unknown and decided provisionally.

use crate::facts::Seen;
use crate::ids::{MoveOrderId, StaffId};
use crate::move_order::{Booking, MoveJob, MoveKind, MovePoint, MoveSchedule, TimeWindow};
use crate::playbook::Playbook;
use crate::refusal::Refusal;

/// Whether one supervisor is enough.
#[must_use]
pub fn one_is_enough(playbook: &Playbook, job: &MoveJob) -> bool {
    let below = playbook.moves.one_supervisor;
    let is_small = job
        .needs
        .as_ref()
        .is_some_and(|needs| needs.kind == MoveKind::SmallItems);
    let volume = job.volume_dm3();
    is_small
        && job.total_signed() < below.price
        && volume.is_some_and(|volume| volume < below.volume_dm3)
}

/// Refuses one supervisor where two are needed, and the same person twice.
///
/// # Errors
/// [`Refusal::StepNeeds`].
pub fn check_two(
    playbook: &Playbook,
    job: &MoveJob,
    schedule: &MoveSchedule,
) -> Result<(), Refusal> {
    let fits = match schedule.service_supervisor {
        Some(second) => second != schedule.project_manager,
        None => one_is_enough(playbook, job),
    };
    if fits {
        Ok(())
    } else {
        let point = MovePoint::TwoSupervisors;
        Err(Refusal::StepNeeds { point })
    }
}

/// Refuses a supervisor who has another order in the window.
///
/// # Errors
/// [`Refusal::SupervisorBusy`].
pub fn check_free(
    staff: StaffId,
    window: TimeWindow,
    of: MoveOrderId,
    bookings: &Seen<&[Booking]>,
) -> Result<(), Refusal> {
    let Seen::Known(bookings) = bookings else {
        return Ok(());
    };
    let clash = bookings
        .iter()
        .find(|booked| booked.order != of && booked.window.overlaps(window));
    clash.map_or(Ok(()), |booked| {
        let order = booked.order;
        Err(Refusal::SupervisorBusy { staff, order })
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::grade::Level;
    use crate::money::Fen;
    use crate::move_order::samples::{contract, needs, schedule};
    use crate::rules::samples::{move_order, playbook, staff};
    use crate::time::UtcMs;

    fn small_job(price: Fen, volume_dm3: u32) -> MoveJob {
        let mut needs = needs();
        needs.kind = MoveKind::SmallItems;
        needs.volume_dm3 = volume_dm3;
        let mut contract = contract();
        contract.total = price;
        MoveJob {
            needs: Some(needs),
            contract: Some(contract),
            ..MoveJob::default()
        }
    }

    #[test]
    fn two_supervisors_are_two_people() {
        let job = small_job(Fen::yuan(3000), 9000);
        let mut schedule = schedule();
        assert!(check_two(&playbook(), &job, &schedule).is_ok());
        schedule.service_supervisor = Some(schedule.project_manager);
        assert!(check_two(&playbook(), &job, &schedule).is_err());
        schedule.service_supervisor = None;
        assert!(check_two(&playbook(), &job, &schedule).is_err());
    }

    #[test]
    fn a_small_job_under_a_thousand_yuan_and_three_cubic_metres_needs_one() {
        let p = playbook();
        assert!(one_is_enough(&p, &small_job(Fen(99_999), 2_999)));
        assert!(!one_is_enough(&p, &small_job(Fen(100_000), 2_999)));
        assert!(!one_is_enough(&p, &small_job(Fen(99_999), 3_000)));
        let mut local = small_job(Fen(99_999), 2_999);
        local.needs.as_mut().unwrap().kind = MoveKind::Local;
        assert!(!one_is_enough(&p, &local));
    }

    #[test]
    fn a_supervisor_has_one_order_at_a_time_and_the_next_from_its_end() {
        let (who, own) = (staff("manager", Level::L2).id, move_order().id);
        let window = |from, until| TimeWindow {
            from: UtcMs(from),
            until: UtcMs(until),
        };
        let order = MoveOrderId(Uuid::from_u128(999));
        let booked = [Booking {
            order,
            window: window(10, 20),
        }];
        let free = |asked| check_free(who, asked, own, &Seen::Known(&booked));
        assert_eq!(free(window(20, 30)), Ok(()));
        assert_eq!(free(window(0, 10)), Ok(()));
        let staff = who;
        let busy = Err(Refusal::SupervisorBusy { staff, order });
        assert_eq!(free(window(19, 30)), busy);
        let same = check_free(who, window(10, 20), order, &Seen::Known(&booked));
        assert_eq!(same, Ok(()), "an order doesn't clash with itself");
        let unseen = check_free(who, window(10, 20), own, &Seen::Unknown);
        assert_eq!(unseen, Ok(()), "unknown is decided provisionally");
    }
}
