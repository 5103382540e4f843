//! `browser-host --data DIR --central URL --listen 127.0.0.1:0 --ui DIR`

use std::error::Error;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use app::{Desk, Start, SystemHost};
use browser_host::{Gate, Token, router};
use clap::Parser;
use tokio::net::TcpListener;

/// A stream under way may keep the desk; not for longer than this.
const LONGEST_STOP: Duration = Duration::from_secs(5);

/// Runs a desk for a browser on this machine.
#[derive(Parser)]
struct Arguments {
    /// Where everything of this desk lies
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The central to offer at the first sign-in
    #[arg(long, value_name = "URL")]
    central: Option<String>,
    /// Founds a demo shop on this laptop alone, and opens it without asking
    #[arg(long, conflicts_with_all = ["central", "demo_user"])]
    solo: bool,
    /// A loopback address; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0", value_parser = loopback)]
    listen: SocketAddr,
    /// The built interface
    #[arg(long, value_name = "DIR")]
    ui: PathBuf,
    /// Whom to sign in without asking
    #[arg(long, value_name = "NAME")]
    demo_user: Option<String>,
}

fn loopback(text: &str) -> Result<SocketAddr, String> {
    let address: SocketAddr = text
        .parse()
        .map_err(|_| "not an address and a port".to_owned())?;
    if address.ip().is_loopback() {
        Ok(address)
    } else {
        Err("only a loopback address may be listened on".to_owned())
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into()),
        )
        .init();

    let start = Start {
        data: arguments.data,
        central_url: arguments.central,
        embed: Some(solo::Solo::embed()),
        demo_solo: arguments.solo,
        demo_user: arguments.demo_user,
    };
    let desk = Desk::start(start, SystemHost::new())
        .await
        .map_err(|error| format!("no desk: {:?}", error.code))?;

    let listener = TcpListener::bind(arguments.listen).await?;
    let address = listener.local_addr()?;
    let token = Token::draw().map_err(|error| error.to_string())?;
    println!("listening on http://{address}/#token={}", token.as_str());
    let router = router(desk.clone(), Gate::new(address, token), &arguments.ui);
    tokio::select! {
        served = axum::serve(listener, router) => served?,
        asked = asked_to_end() => asked?,
    }
    if tokio::time::timeout(LONGEST_STOP, desk.stop())
        .await
        .is_err()
    {
        eprintln!("the desk did not end in time; what was saved is safe");
    }
    Ok(())
}

#[cfg(unix)]
async fn asked_to_end() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = terminate.recv() => Ok(()),
        pressed = tokio::signal::ctrl_c() => pressed,
    }
}

#[cfg(not(unix))]
async fn asked_to_end() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
