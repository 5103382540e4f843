//! Finding customers, and making one in place.

use domain::command::Command;
use domain::customer::{Customer, RegisterCustomer};
use domain::ids::{CommandId, CustomerId};
use domain::move_order::MoveOrder;
use domain::record::{RecordKind, RecordState};
use domain::rules::phones_and_names_are_masked;
use domain::search::{query_of, readings};
use domain::time::UtcMs;
use store::Reader;
use wire::customer_view::{CustomerHit, FindCustomers, NewCustomer, OrderBrief};

use crate::decide::Given;
use crate::error::Error;
use crate::opened::{COMPLAINT, CUSTOMER, Opened, TIMELINE_ENTRY};
use crate::records::find;

/// More hits than anybody reads.
const MOST_HITS: u32 = 50;

impl Opened {
    /// Customers of the person's stores whose characters, pinyin, initials or digits start with what
    /// was typed.
    pub(crate) fn find_customers(&self, ask: &FindCustomers) -> Result<Vec<CustomerHit>, Error> {
        let most = ask.limit.clamp(1, MOST_HITS) as usize;
        let query = query_of(&[RecordKind::Customer], &ask.query);
        self.store
            .read(|r| {
                let mut hits = vec![];
                // A customer is found by name and phone, and they are nobody's to ask once it is over.
                if self.lease_is_over(r)? {
                    return Ok(hits);
                }
                let stores = self.me(r).map(|me| me.stores).unwrap_or_default();
                for name in r.search(&query, &stores, most)? {
                    if let Some(RecordState::Customer(c)) = find(r, RecordKind::Customer, name.id)?
                    {
                        hits.push(hit(r, &c, &ask.query)?);
                    }
                }
                Ok(hits)
            })
            .map_err(Error::from)
    }

    /// Makes a customer of the person's home store.
    pub(crate) fn register_customer(&self, new: &NewCustomer) -> Result<CustomerHit, Error> {
        let id = CustomerId(self.host.new_id());
        let made = self.store.write_or::<_, Error>(|tx| {
            let store = self.me(tx)?.home_store().ok_or(Error::SignedOut)?;
            let customer = RegisterCustomer {
                id,
                name: new.name.clone(),
                phone: new.phone.clone(),
                address: String::new(),
                remarks: String::new(),
                store,
            };
            let command = Command::RegisterCustomer { customer };
            let command_id = CommandId(self.host.new_id());
            self.give(
                tx,
                &command,
                Given {
                    command_id,
                    supersedes: None,
                    occurred_at: None,
                    seen_version: None,
                },
            )?;
            customer_hit(tx, id, "")?.ok_or(Error::NotFound)
        })?;
        self.wrote(&[CUSTOMER, TIMELINE_ENTRY]);
        Ok(made)
    }
}

/// A customer by id.
pub(crate) fn customer_hit(
    reader: &Reader<'_>,
    id: CustomerId,
    query: &str,
) -> Result<Option<CustomerHit>, store::Error> {
    Ok(match find(reader, RecordKind::Customer, id.0)? {
        Some(RecordState::Customer(c)) => Some(hit(reader, &c, query)?),
        _ => None,
    })
}

/// The customer's orders, latest move first.
pub(crate) fn orders_of(
    reader: &Reader<'_>,
    customer: CustomerId,
) -> Result<Vec<MoveOrder>, store::Error> {
    let mut orders = vec![];
    let kind = RecordKind::MoveOrder;
    for line in reader.of_customer(kind.as_str(), customer, UtcMs(i64::MIN))? {
        if let Some(RecordState::MoveOrder(o)) = find(reader, kind, line.id)? {
            orders.push(o);
        }
    }
    Ok(orders)
}

/// An order in one line.
pub(crate) fn order_brief(o: &MoveOrder) -> OrderBrief {
    OrderBrief {
        id: o.id,
        number: o.number.clone(),
        stage: o.stage,
        moves_at: o.moves_at,
        route: o.route.clone(),
        price: o.price,
    }
}

fn hit(reader: &Reader<'_>, c: &Customer, query: &str) -> Result<CustomerHit, store::Error> {
    let open_complaints = reader.count_of_customer(COMPLAINT, c.id, None)?.open;
    let latest_order = latest_order(reader, c.id)?;
    Ok(CustomerHit {
        id: c.id,
        name: c.name.clone(),
        reading: reading_that_matches(&c.name, query),
        phone_masked: phones_and_names_are_masked::phone(&c.phone),
        tier: c.tier,
        open_complaints: u32::try_from(open_complaints).unwrap_or(u32::MAX),
        latest_order,
        pending: reader.is_overlaid(RecordKind::Customer.as_str(), c.id.0)?,
    })
}

fn latest_order(
    reader: &Reader<'_>,
    customer: CustomerId,
) -> Result<Option<OrderBrief>, store::Error> {
    let kind = RecordKind::MoveOrder;
    let lines = reader.of_customer(kind.as_str(), customer, UtcMs(i64::MIN))?;
    let Some(latest) = lines.first() else {
        return Ok(None);
    };
    Ok(match find(reader, kind, latest.id)? {
        Some(RecordState::MoveOrder(order)) => Some(order_brief(&order)),
        _ => None,
    })
}

/// The reading by which the name was found, or its first.
fn reading_that_matches(name: &str, query: &str) -> Vec<String> {
    let query: String = query.to_lowercase().split_whitespace().collect();
    let all = readings(name);
    let matches = |syllables: &&Vec<String>| {
        let initials: String = syllables.iter().filter_map(|s| s.chars().next()).collect();
        syllables.concat().starts_with(&query) || initials.starts_with(&query)
    };
    all.iter()
        .find(matches)
        .or_else(|| all.first())
        .cloned()
        .unwrap_or_default()
}
