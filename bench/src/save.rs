//! What a person waits for after Ctrl+Enter: rules, records, history, lists, search and the queue, on
//! the disk. Beside it a bare transaction that writes as many bytes.

use testkit::{Org, Seat, draft_for};
use wire::call::{Serve, WorkOffline};
use wire::customer_view::{CustomerHit, FindCustomers};

use crate::bare::{Bare, start};
use crate::percentile::Rounds;

pub const USER: &str = "linyue";
pub const KEY: &str = "0707070707070707070707070707070707070707070707070707070707070707";

pub async fn run(rounds: usize) {
    let org = Org::start().await;
    let seat = org.seat(USER).await;
    let offline = WorkOffline { offline: true };
    seat.desk.set_work_offline(offline).await.expect("offline");
    let customers = customers(&seat).await;

    // How many bytes a complaint adds to the closed database, for the yardstick.
    let seat = seat.reopen(USER).await;
    let before = length(&seat);
    for n in 0..rounds {
        save(&seat, &customers, n).await;
    }
    let seat = seat.reopen(USER).await;
    let bytes = usize::try_from(length(&seat) - before).unwrap_or_default() / rounds.max(1);

    let folder = tempfile::tempdir().expect("a folder");
    let mut plain = Bare::open(&folder.path().join("plain.db"), None, bytes).expect("SQLite");
    let mut cipher =
        Bare::open(&folder.path().join("cipher.db"), Some(KEY), bytes).expect("SQLCipher");
    let (mut ours, mut bare, mut sealed) =
        (Rounds::default(), Rounds::default(), Rounds::default());
    for n in rounds..2 * rounds {
        ours.add(save(&seat, &customers, n).await);
        bare.add(plain.save().expect("a commit"));
        sealed.add(cipher.save().expect("a commit"));
    }
    println!("durable save of one complaint; {bytes} bytes each on the disk");
    ours.print("register_complaint, with rules, history, lists and search");
    sealed.print("bare SQLCipher transaction of the same bytes");
    bare.print("bare SQLite transaction of the same bytes");
}

async fn save(seat: &Seat, customers: &[CustomerHit], n: usize) -> std::time::Duration {
    let customer = &customers[n % customers.len()];
    let words = format!("第 {n} 件：衣柜门板下角碰缺一块，约 3 厘米，安装师傅说明天再来");
    let draft = draft_for(customer.id, &words);
    let began = start();
    let saved = seat.desk.register_complaint(draft).await;
    let took = began.elapsed();
    saved.expect("a complaint");
    took
}

pub async fn customers(seat: &Seat) -> Vec<CustomerHit> {
    let mut all = vec![];
    for initial in 'a'..='z' {
        let ask = FindCustomers {
            query: initial.to_string(),
            limit: 50,
        };
        all.extend(seat.desk.find_customers(ask).await.expect("a search"));
    }
    assert!(!all.is_empty(), "the demo organisation has customers");
    all
}

fn length(seat: &Seat) -> u64 {
    std::fs::metadata(seat.path().join("desk.db")).map_or(0, |m| m.len())
}
