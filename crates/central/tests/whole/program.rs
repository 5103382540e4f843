//! The program itself.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

fn program(data: &Path, listen: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_doorstep-central"));
    command
        .args(["--listen", listen, "--demo", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn ready_line(child: &mut Child) -> String {
    let mut line = String::new();
    let stdout = child.stdout.as_mut().unwrap();
    BufReader::new(stdout).read_line(&mut line).unwrap();
    line
}

#[test]
fn a_second_program_on_the_same_folder_refuses_and_the_first_stops_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = program(folder.path(), "127.0.0.1:0").spawn().unwrap();
    let line = ready_line(&mut first);
    let port = line
        .trim()
        .strip_prefix("listening on http://127.0.0.1:")
        .expect("the ready line");
    assert_ne!(port.parse::<u16>().unwrap(), 0);

    let second = program(folder.path(), "127.0.0.1:0").output().unwrap();
    assert!(!second.status.success());
    let said = String::from_utf8_lossy(&second.stderr);
    assert!(said.contains("another central uses this folder"), "{said}");

    if cfg!(unix) {
        let id = first.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(asked.success());
        assert!(first.wait().unwrap().success());
    } else {
        first.kill().unwrap();
    }
}

#[test]
fn an_open_address_without_a_certificate_is_refused_in_plain_words() {
    let folder = tempfile::tempdir().unwrap();
    let refused = program(folder.path(), "0.0.0.0:0").output().unwrap();
    assert!(!refused.status.success());
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains("--tls-cert"), "{said}");
}
