//! `doorstep-central`: the central as a program of its own.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use central::server::{Config, ServeError, Tls, serve};
use clap::Parser;
use tracing_subscriber::EnvFilter;

/// The central of Doorstep: decides commands, keeps records, and serves them to laptops.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Folder for the database; made when missing, used by one central at a time.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Address and port; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:7443")]
    listen: SocketAddr,
    /// Certificate chain (PEM); needed for anything but loopback.
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// Private key (PEM).
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// Unpack a shop that moves here from a laptop into an empty folder first.
    #[arg(long, value_name = "FILE", conflicts_with = "demo")]
    adopt: Option<PathBuf>,
    /// File whose first line is the move's passphrase; without it, it is read from standard input.
    #[arg(long, value_name = "FILE", requires = "adopt")]
    passphrase_file: Option<PathBuf>,
    /// Seed the demo organisation into an empty folder.
    #[arg(long)]
    demo: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprint!("doorstep-central: {error}");
            let mut source = error.source();
            while let Some(cause) = source {
                eprint!(": {cause}");
                source = cause.source();
            }
            eprintln!();
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    // One crypto provider in the process; a second call would mean that somebody chose another.
    rustls::crypto::ring::default_provider()
        .install_default()
        .map_err(|_| "a crypto provider was installed already")?;
    let tls = arguments
        .tls_cert
        .zip(arguments.tls_key)
        .map(|(cert, key)| Tls { cert, key });
    if tls.is_none() && !arguments.listen.ip().is_loopback() {
        return Err(ServeError::NeedsTls(arguments.listen).into());
    }
    if let Some(file) = &arguments.adopt {
        let passphrase = passphrase(arguments.passphrase_file.as_deref())?;
        central::moving::adopt(&arguments.data, None, file, &passphrase)?;
        tracing::info!("the shop was adopted; delete the move file");
    }
    let listener = TcpListener::bind(arguments.listen).map_err(ServeError::Listen)?;
    let config = Config {
        tls,
        demo: arguments.demo,
        ..Config::new(arguments.data)
    };
    let server = serve(config, listener).await?;
    println!("listening on {}", server.url);
    std::io::stdout().flush()?;
    asked_to_stop().await?;
    tracing::info!("stopping");
    server.stop().await?;
    Ok(())
}

/// The first line of the file, or of what is typed.
fn passphrase(file: Option<&Path>) -> std::io::Result<String> {
    let mut line = String::new();
    if let Some(file) = file {
        BufReader::new(File::open(file)?).read_line(&mut line)?;
    } else {
        eprintln!("doorstep-central: the passphrase of the move file, then Enter:");
        std::io::stdin().lock().read_line(&mut line)?;
    }
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

#[cfg(unix)]
async fn asked_to_stop() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        ended = tokio::signal::ctrl_c() => ended,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn asked_to_stop() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
