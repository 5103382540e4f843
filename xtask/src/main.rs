//! Every task of this repository by name. README and CI call these and nothing else.
//!
//! Progress goes to stderr; stdout carries only what another program may want to read: the path
//! of a picture, the closing table of the tests, the figures of the bench.

mod bench;
mod cargo;
mod central;
mod count;
mod desk;
mod doctor;
mod explain;
mod failure;
mod node;
mod probe;
mod process;
mod progress;
mod run;
mod stage;
mod system_packages;
mod test;
mod workspace;
mod xvfb;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Doorstep's tasks",
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Sets everything up, starts a central with a demo organisation and opens the desk
    Run(run::Arguments),
    /// Passes every test, stage by stage
    Test(test::Arguments),
    /// Prints every figure that the project states, beside its yardstick
    Bench(bench::Arguments),
    /// Answers what would be due, and why: one JSON case a line in, one JSON answer a line out
    Explain(explain::Arguments),
    /// Says what is installed and what is missing
    Doctor,
    /// Rewrites the generated files: TypeScript types and the OpenAPI document
    Schema,
}

fn main() -> ExitCode {
    process::stop_everything_when_interrupted();
    let outcome = match Arguments::parse().task {
        Task::Run(arguments) => run::run(&arguments),
        Task::Test(arguments) => test::run(&arguments),
        Task::Bench(arguments) => bench::run(&arguments),
        Task::Explain(arguments) => explain::run(&arguments),
        Task::Doctor => doctor::run(),
        Task::Schema => cargo::write_generated_files(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}
