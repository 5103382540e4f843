//! Prints how fast customers are kept with their index and found again:
//! `cargo run --release -p store --example search_speed [customers]`.

#![allow(
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::redundant_closure_for_method_calls
)]

use std::time::{Duration, Instant};

use domain::customer::Customer;
use domain::grade::Tier;
use domain::ids::{CustomerId, DeviceId, StoreId};
use domain::record::{RecordKind, RecordState};
use domain::search::{index_of, query_of};
use domain::time::UtcMs;
use store::{DataFolder, NewDevice, Projection, Shows, Store, StoredRecord};
use uuid::Uuid;

const SURNAMES: &str =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余";
const GIVEN: &str =
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂三森宁建国华文博雅晨曦子轩雨涵浩然欣怡";
const STORE: StoreId = StoreId(Uuid::from_u128(1));
const AT_ONCE: usize = 500;
const ROUNDS: usize = 200;

fn main() -> store::Result<()> {
    let count = std::env::args().nth(1).and_then(|n| n.parse().ok());
    let count: usize = count.unwrap_or(100_000);
    let at = tempfile::TempDir::new()?;
    let shows = Shows::new("1", |record| {
        let customer: Customer = serde_json::from_str(&record.state).ok()?;
        let store = customer.store;
        let found_by = index_of(&RecordState::Customer(customer));
        Some(Projection {
            store,
            customer: None,
            owner: None,
            at: UtcMs(0),
            due_at: None,
            is_open: true,
            tokens: found_by.tokens,
            text: found_by.text,
        })
    });
    let device = NewDevice {
        device_id: DeviceId(Uuid::from_u128(2)),
        incarnation: Uuid::from_u128(3),
    };
    let store = Store::open(&DataFolder::hold(at.path())?, &[7; 32], device, shows)?;

    let began = Instant::now();
    for first in (0..count).step_by(AT_ONCE) {
        store.write(|tx| {
            (first..count.min(first + AT_ONCE)).try_for_each(|n| tx.put(&customer(n)))
        })?;
    }
    let took = began.elapsed();
    store.tidy()?;
    let bytes = std::fs::metadata(at.path().join("desk.db"))?.len();
    println!(
        "{count} customers kept in {:.1} s, {AT_ONCE} a transaction",
        took.as_secs_f64()
    );
    println!(
        "{:.1} MB, {} bytes each",
        bytes as f64 / 1e6,
        bytes / count as u64
    );

    let mut one = vec![];
    for n in count..count + ROUNDS {
        let began = Instant::now();
        store.write(|tx| tx.put(&customer(n)))?;
        one.push(began.elapsed());
    }
    print("one customer saved", one);

    let mut one = vec![];
    for n in 0..ROUNDS {
        let renamed = StoredRecord {
            id: customer(n).id,
            ..customer(n + count / 2)
        };
        let began = Instant::now();
        store.write(|tx| tx.put(&renamed))?;
        one.push(began.elapsed());
    }
    print("one customer renamed", one);

    let began = Instant::now();
    let gone = count / 10;
    store.write(|tx| {
        (0..gone).try_for_each(|n| tx.evict("customer", customer(n * 7).id).map(|_| ()))
    })?;
    println!(
        "{gone} customers evicted in {:.1} s",
        began.elapsed().as_secs_f64()
    );

    for typed in [
        "zs",
        "z",
        "zhangsan",
        "zhang",
        "张三",
        "张",
        "5521",
        "王小明",
        "13812345521",
    ] {
        let query = query_of(&[RecordKind::Customer], typed);
        let mut took = vec![];
        let mut hits = 0;
        for _ in 0..ROUNDS {
            let began = Instant::now();
            hits = store.read(|r| r.search(&query, &[STORE], 50))?.len();
            took.push(began.elapsed());
        }
        print(&format!("{typed} ({hits} hits)"), took);
    }
    Ok(())
}

fn print(what: &str, mut took: Vec<Duration>) {
    took.sort();
    let at = |part: usize| took[took.len() * part / 100].as_secs_f64() * 1e3;
    println!("{what}: p50 {:.2} ms, p99 {:.2} ms", at(50), at(99));
}

/// The nth customer; numbers that look spread out, and the same every time.
fn customer(n: usize) -> StoredRecord {
    let pick = |from: &str, at: usize| {
        let all: Vec<char> = from.chars().collect();
        all[at % all.len()]
    };
    let spread = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
    let mut name = String::from(pick(SURNAMES, spread));
    name.push(pick(GIVEN, spread / 41));
    if !spread.is_multiple_of(3) {
        name.push(pick(GIVEN, spread / 1999));
    }
    let id = Uuid::from_u128(1000 + n as u128);
    let state = Customer {
        id: CustomerId(id),
        name,
        phone: format!("13{:09}", spread % 1_000_000_000),
        address: String::new(),
        remarks: String::new(),
        tier: Tier::Basic,
        store: STORE,
        import: None,
        removed: None,
    };
    StoredRecord {
        kind: "customer".into(),
        id,
        version: 1,
        seq: n as u64,
        parent: None,
        scope_keys: vec!["store:1".into()],
        state: serde_json::to_string(&state).expect("plain data"),
    }
}
