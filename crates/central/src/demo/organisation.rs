//! The shipped data, and the stores, crews and staff in it.

use std::collections::BTreeMap;

use domain::grade::{Level, Seat, Tier};
use domain::ids::{CrewId, StaffId, StoreId};
use domain::organisation::{Crew, Staff, Store};
use domain::record::RecordState;
use domain::task::TaskKind;
use domain::visit::{VisitKind, VisitOutcome};
use serde::Deserialize;

use super::demo_id;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Organisation {
    pub stores: Vec<StoreRow>,
    pub crews: Vec<CrewRow>,
    /// Which crew moves the customers of a store.
    pub crew_of_store: BTreeMap<String, String>,
    pub staff: Vec<StaffRow>,
    pub customers: usize,
    pub named_customers: Vec<CustomerRow>,
    pub surnames: Vec<String>,
    pub given_names: Vec<String>,
    pub phone_prefixes: Vec<String>,
    pub orders: usize,
    pub estates: Vec<String>,
    pub districts: Vec<String>,
    pub visits: Vec<VisitRow>,
    pub tasks: Vec<TaskRow>,
}

/// A visit that every store had.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VisitRow {
    pub kind: VisitKind,
    pub purpose: String,
    pub outcome: VisitOutcome,
    pub hours_ago: u32,
    pub feedback: String,
    pub score: Option<u8>,
    #[serde(default)]
    pub next_step: String,
    pub next_in_days: Option<u32>,
}

/// A task that every store has; with a note it is done.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TaskRow {
    pub kind: TaskKind,
    pub title: String,
    pub due_in_hours: i64,
    pub note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoreRow {
    pub code: String,
    pub name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CrewRow {
    pub code: String,
    pub name: String,
    pub store: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StaffRow {
    pub user: String,
    pub name: String,
    pub level: Level,
    pub post: String,
    pub stores: Vec<String>,
    pub crew: Option<String>,
    pub seat: Option<Seat>,
    #[serde(default = "yes")]
    pub certified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CustomerRow {
    pub name: String,
    pub phone: String,
    pub tier: Tier,
    pub store: String,
}

fn yes() -> bool {
    true
}

pub(super) fn store_id(code: &str) -> StoreId {
    StoreId(demo_id("store", code))
}

pub(super) fn staff_id(user: &str) -> StaffId {
    StaffId(demo_id("staff", user))
}

fn crew_id(code: &str) -> CrewId {
    CrewId(demo_id("crew", code))
}

impl Organisation {
    /// Stores, crews and staff.
    pub(super) fn records(&self) -> Vec<RecordState> {
        let stores = self.stores.iter().map(|row| {
            RecordState::Store(Store {
                id: store_id(&row.code),
                code: row.code.clone(),
                name: row.name.clone(),
            })
        });
        let crews = self.crews.iter().map(|row| {
            RecordState::Crew(Crew {
                id: crew_id(&row.code),
                name: row.name.clone(),
                store: store_id(&row.store),
            })
        });
        let staff = self.staff.iter().map(|row| {
            RecordState::Staff(Staff {
                id: staff_id(&row.user),
                name: row.name.clone(),
                user: row.user.clone(),
                level: row.level,
                post: row.post.clone(),
                stores: row.stores.iter().map(|code| store_id(code)).collect(),
                crew: row.crew.as_deref().map(crew_id),
                seat: row.seat,
                certified: row.certified,
            })
        });
        stores.chain(crews).chain(staff).collect()
    }

    /// Who serves at a store's counter.
    pub(super) fn officer(&self, store: &str) -> Option<&StaffRow> {
        self.staff.iter().find(|row| {
            row.level == Level::L1
                && row.certified
                && row.crew.is_none()
                && row.stores.iter().any(|code| code == store)
        })
    }

    /// The two supervisors 双主管 of the crew that moves a store's customers.
    pub(super) fn supervisors(&self, store: &str) -> Vec<StaffId> {
        let crew = self.crew_of_store.get(store);
        self.staff
            .iter()
            .filter(|row| row.level == Level::L1 && row.crew.is_some() && row.crew.as_ref() == crew)
            .map(|row| staff_id(&row.user))
            .take(2)
            .collect()
    }
}
