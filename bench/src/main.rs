//! Measures the desk beside a yardstick of the same work, turn by turn in one run. `cargo xtask bench`
//! builds this as a release and runs it; nothing here is a test, and nothing here is shipped.

mod bare;
mod import;
mod percentile;
mod save;
mod wake;

use clap::{Parser, Subcommand};

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Durable save of one complaint, beside a bare transaction of the same bytes
    Save {
        /// How many complaints
        #[arg(long, default_value_t = 300)]
        rounds: usize,
    },
    /// From a complaint saved on one desk to the same shown on another
    Wake {
        /// How many complaints
        #[arg(long, default_value_t = 100)]
        rounds: usize,
    },
    /// Many customers imported and taken back while somebody reads and saves, beside the same rows in
    /// one bare transaction
    Import {
        /// How many customers
        #[arg(long, default_value_t = 100_000)]
        rows: usize,
    },
}

#[tokio::main]
async fn main() {
    match Arguments::parse().what {
        What::Save { rounds } => save::run(rounds).await,
        What::Wake { rounds } => wake::run(rounds).await,
        What::Import { rows } => import::run(rows).await,
    }
}
