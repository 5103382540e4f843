//! A process that is killed while it saves.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::{command, record};

const FOLDER: &str = "DOORSTEP_STORE_TEST_FOLDER";
const MARK: &str = "committed=";

/// Does nothing unless the test below starts it.
#[test]
fn child_that_saves_until_it_is_killed() {
    let Some(folder) = env::var_os(FOLDER) else {
        return;
    };
    let folder = crate::DataFolder::hold(folder).expect("held");
    let store = super::open_in(&folder).expect("opened");
    let mut out = std::io::stdout();
    for n in 1.. {
        store
            .write(|tx| {
                tx.put(&record("complaint", n.into(), super::SENTENCE))?;
                tx.enqueue(&command(n))
            })
            .expect("written");
        writeln!(out, "{MARK}{n}").expect("told");
        out.flush().expect("told");
    }
}

#[test]
fn what_was_said_to_be_saved_survives_a_kill_and_nothing_is_doubled() {
    let at = TempDir::new().expect("a temporary folder");
    let mut told = 0;
    for round in 1..=3 {
        let folder = at.path().join(format!("round {round}"));
        let mut child = Command::new(env::current_exe().expect("this test"))
            .args([
                "--exact",
                "tests::kill::child_that_saves_until_it_is_killed",
            ])
            .arg("--nocapture")
            .env(FOLDER, &folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let mut last = 0;
        for line in lines {
            let line = line.expect("text");
            if let Some((_, n)) = line.split_once(MARK) {
                last = n.parse::<u64>().expect("a number");
                if last == 10 * round {
                    child.kill().expect("killed");
                }
            }
        }
        assert!(!child.wait().expect("ended").success());
        assert!(last >= 10 * round);
        told += last;

        let folder = crate::DataFolder::hold(&folder).expect("the dead hold nothing");
        let store = super::open_in(&folder).expect("opened");
        assert!(store.was_cut_off());
        store.check().expect("sound");
        let (records, rows, next) = store
            .read(|r| Ok((r.list("complaint")?, r.pending()?, r.next_device_seq()?)))
            .expect("read");
        // One more may have been saved before the process could say so; never half of one.
        let saved = u64::try_from(rows.len()).expect("few");
        assert!(saved == last || saved == last + 1, "{saved} of {last}");
        assert_eq!(records.len(), rows.len());
        assert_eq!(next, saved + 1);
        let seqs: Vec<u64> = rows.iter().map(|row| row.device_seq).collect();
        assert_eq!(seqs, (1..=saved).collect::<Vec<_>>());
    }
    assert!(told >= 60);
}
