//! Every test of the project, stage by stage, each timed; the first red stage is the last.

use std::time::Duration;

use clap::{Args, ValueEnum};

use crate::count::Count;
use crate::failure::Outcome;
use crate::progress::{Stopwatch, in_words};
use crate::stage::{Found, Stage, Tests};

#[derive(Args)]
pub struct Arguments {
    /// Leaves out the stages before this one
    #[arg(long, value_name = "STAGE", conflicts_with = "only")]
    from: Option<Stage>,
    /// Runs this stage alone
    #[arg(long, value_name = "STAGE")]
    only: Option<Stage>,
}

struct Row {
    stage: Stage,
    took: Duration,
    ending: String,
}

/// The task.
pub fn run(arguments: &Arguments) -> Outcome {
    let stages = chosen(arguments);
    let whole = Stopwatch::start();
    let mut rows = Vec::new();
    let mut tests = Vec::new();
    let mut outcome = Ok(());
    for (place, &stage) in stages.iter().enumerate() {
        eprintln!("\n[{}/{}] {}", place + 1, stages.len(), stage.name());
        let watch = Stopwatch::start();
        let result = stage.run();
        let took = watch.elapsed();
        let ending = match &result {
            Ok(found) => in_a_word(found),
            Err(_) => "RED".to_owned(),
        };
        eprintln!(
            "[{}/{}] {}: {ending} ({})",
            place + 1,
            stages.len(),
            stage.name(),
            in_words(took)
        );
        rows.push(Row {
            stage,
            took,
            ending,
        });
        match result {
            Ok(found) => tests.extend(found),
            Err(failure) => {
                outcome = Err(failure);
                break;
            }
        }
    }
    print_table(&rows, whole.elapsed());
    outcome?;
    // Last on stdout, and only when every runner said how many it ran.
    if let Some(sum) = sum(&tests) {
        println!("{} passed, {} failed", sum.passed, sum.failed);
    }
    Ok(())
}

fn chosen(arguments: &Arguments) -> Vec<Stage> {
    let all = Stage::value_variants().iter().copied();
    match (arguments.only, arguments.from) {
        (Some(only), _) => vec![only],
        (None, Some(from)) => all.filter(|stage| *stage >= from).collect(),
        (None, None) => all.collect(),
    }
}

fn in_a_word(found: &Found) -> String {
    match found {
        None => "green".to_owned(),
        Some(Tests::Uncounted) => "green, not counted".to_owned(),
        Some(Tests::Counted(count)) => format!("green, {} passed", count.passed),
    }
}

fn sum(tests: &[Tests]) -> Option<Count> {
    let mut sum = Count::default();
    for found in tests {
        match found {
            Tests::Counted(count) => sum += *count,
            Tests::Uncounted => return None,
        }
    }
    (!tests.is_empty()).then_some(sum)
}

fn print_table(rows: &[Row], total: Duration) {
    println!("\n{:<14} {:>14}  ", "stage", "time");
    for Row {
        stage,
        took,
        ending,
    } in rows
    {
        println!("{:<14} {:>14}  {ending}", stage.name(), in_words(*took));
    }
    println!("{:<14} {:>14}\n", "total", in_words(total));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_uncounted_stage_makes_the_sum_a_guess_and_so_none() {
        let counted = || {
            Tests::Counted(Count {
                passed: 2,
                failed: 0,
            })
        };
        assert_eq!(
            sum(&[counted(), counted()]),
            Some(Count {
                passed: 4,
                failed: 0
            })
        );
        assert_eq!(sum(&[counted(), Tests::Uncounted]), None);
        assert_eq!(sum(&[]), None);
    }

    #[test]
    fn starting_from_a_stage_keeps_everything_after_it() {
        let arguments = Arguments {
            from: Some(Stage::Ui),
            only: None,
        };
        assert_eq!(
            chosen(&arguments),
            [Stage::Ui, Stage::Browser, Stage::Window]
        );
        assert_eq!(
            chosen(&Arguments {
                from: None,
                only: None
            })[0],
            Stage::Setup
        );
    }
}
