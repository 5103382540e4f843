//! The desk in its own window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use doorstep::{Arguments, USAGE, run};

/// As sysexits.h has it: the command was used wrongly.
const WRONG_USE: u8 = 64;

fn main() -> ExitCode {
    match Arguments::parse(std::env::args_os().skip(1)) {
        Ok(arguments) => run(arguments),
        Err(wrong) => {
            eprintln!("{wrong}\n{USAGE}");
            ExitCode::from(WRONG_USE)
        }
    }
}
