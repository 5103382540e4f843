//! What would be due, and why: builds the program that knows and hands it the cases.

use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;

use crate::failure::{Attempt, Outcome};
use crate::{cargo, process, workspace};

#[derive(Args)]
pub struct Arguments {
    /// Cases, one JSON object a line; `-` for standard input
    #[arg(long = "in", value_name = "FILE")]
    cases: PathBuf,
}

/// The task. Standard output carries the answers and nothing else.
pub fn run(arguments: &Arguments) -> Outcome {
    cargo::build_program("explain")?;
    let cases = if arguments.cases == Path::new("-") {
        arguments.cases.clone()
    } else {
        std::path::absolute(&arguments.cases).while_trying("find the cases")?
    };
    let mut command = Command::new(workspace::binary("explain"));
    command.arg("--in").arg(cases);
    process::start_step("explain", command)?.succeed()
}
