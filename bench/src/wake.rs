//! From a complaint saved on one desk to the same shown on another: command up, decision, hint,
//! records down. Beside it what no program can go below: two durable transactions and a round trip
//! on loopback.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use testkit::{Org, draft_for};
use wire::call::{OneComplaint, Serve};

use crate::bare::{Bare, start};
use crate::percentile::Rounds;
use crate::save::customers;

/// About what a complaint's command weighs.
const BYTES: usize = 4096;

pub async fn run(rounds: usize) {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    let supervisor = org.seat("linyue").await;
    officer.until_synced().await;
    supervisor.until_synced().await;
    let customers = customers(&officer).await;
    let folder = tempfile::tempdir().expect("a folder");
    let mut here = Bare::open(&folder.path().join("here.db"), None, BYTES).expect("SQLite");
    let mut there = Bare::open(&folder.path().join("there.db"), None, BYTES).expect("SQLite");
    let mut echo = echo();
    let (mut ours, mut floor) = (Rounds::default(), Rounds::default());
    for n in 0..rounds {
        let customer = &customers[n % customers.len()];
        let draft = draft_for(customer.id, &format!("第 {n} 件：约好上午到，下午才到"));
        let began = start();
        let saved = officer.desk.register_complaint(draft).await;
        let id = saved.expect("a complaint").complaint;
        supervisor
            .until("the complaint on the other desk", || async {
                let ask = OneComplaint { id };
                supervisor.desk.get_complaint(ask).await.ok()
            })
            .await;
        ours.add(began.elapsed());
        officer.until_synced().await;

        let began = start();
        here.save().expect("a commit");
        let mut bytes = vec![7; BYTES];
        echo.write_all(&bytes).expect("loopback");
        echo.read_exact(&mut bytes).expect("loopback");
        there.save().expect("a commit");
        floor.add(began.elapsed());
    }
    println!("from saved on one desk to shown on another, central and desks in one process");
    ours.print("register_complaint to get_complaint on the other desk");
    floor.print("two bare SQLite transactions and a loopback round trip");
}

/// Sends back what it gets.
fn echo() -> TcpStream {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let at = listener.local_addr().expect("an address");
    thread::spawn(move || {
        let Ok((mut stream, _)) = listener.accept() else {
            return;
        };
        let mut bytes = vec![0; BYTES];
        while stream.read_exact(&mut bytes).is_ok() && stream.write_all(&bytes).is_ok() {}
    });
    let stream = TcpStream::connect(at).expect("loopback");
    stream.set_nodelay(true).expect("loopback");
    stream
}
