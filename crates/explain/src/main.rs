//! What would be due, and why: one JSON case a line in, one JSON answer a line out.
//!
//! A line that can't be answered says why in its own answer; the others go on. Standard output
//! carries nothing but answers.

mod answer;
mod case;

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

#[derive(Parser)]
#[command(name = "explain", about = "What would be due, and why")]
struct Arguments {
    /// Cases, one JSON object a line; `-` for standard input
    #[arg(long = "in", value_name = "FILE")]
    cases: PathBuf,
}

fn main() -> ExitCode {
    let cases = Arguments::parse().cases;
    match run(&cases) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads our answers has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", cases.display());
            ExitCode::FAILURE
        }
    }
}

fn run(cases: &PathBuf) -> io::Result<()> {
    let mut input: Box<dyn BufRead> = if cases.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(cases)?))
    };
    let rulebook = wire::shipped::rulebook();
    let mut output = BufWriter::new(io::stdout().lock());
    let mut line = vec![];
    while {
        line.clear();
        input.read_until(b'\n', &mut line)? > 0
    } {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answer = answer::to_line(&rulebook, &line);
        serde_json::to_writer(&mut output, &answer)?;
        output.write_all(b"\n")?;
    }
    output.flush()
}
