//! The desktop shell: a window, two commands, and the pushes. It knows no complaint.

mod arguments;
mod failure;
mod ipc;
mod keychain;
mod log;
mod place;
mod push;
mod window;
mod words;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use app::{Desk, Start, SystemHost, language_in, language_of};
use tauri::async_runtime::{block_on, spawn};
use tauri::{App, AppHandle, Manager, RunEvent};

pub use arguments::{Arguments, USAGE, WrongUse};
use failure::StartFailure;
use place::Place;
use words::Words;

/// What was saved is on disk already; this only lets a transfer under way end well.
const LONGEST_STOP: Duration = Duration::from_secs(5);

/// Opens the desk and stays until its window is closed.
#[must_use]
pub fn run(arguments: Arguments) -> ExitCode {
    let locale = sys_locale::get_locale();
    let words = Words::of(language_of(locale.as_deref()));
    let shell = tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![ipc::rpc, ipc::ready])
        .build(tauri::generate_context!());
    let shell = match shell {
        Ok(shell) => shell,
        Err(error) => {
            eprintln!("{}: {error}", words.name);
            return ExitCode::FAILURE;
        }
    };
    let Some(place) = find_place(&shell, &arguments) else {
        eprintln!("{}: {}", words.name, words.no_folder);
        return ExitCode::FAILURE;
    };
    log::start(&place);
    log::panics();
    end_when_asked(shell.handle());
    // Chosen on an earlier day, or the system's; asked again where the desk didn't open.
    let language = || language_in(place.folder(), locale.as_deref());
    match block_on(Desk::start(
        start(arguments, &place),
        SystemHost::with_keychain(keychain::SystemKeychain, locale.clone()),
    )) {
        Ok(desk) => stay(shell, &place, desk),
        Err(error) => stand_in(shell, &place, StartFailure::new(error, language())),
    }
}

fn find_place(shell: &App, arguments: &Arguments) -> Option<Place> {
    let folder = arguments.data.clone();
    let own = || shell.path().app_local_data_dir().ok();
    folder.or_else(own).map(Place::new)
}

fn start(arguments: Arguments, place: &Place) -> Start {
    Start {
        data: place.folder().to_owned(),
        central_url: arguments.central,
        embed: embed(),
        #[cfg(feature = "demo")]
        demo_solo: arguments.solo,
        #[cfg(feature = "demo")]
        demo_user: arguments.demo_user,
    }
}

#[cfg(feature = "solo")]
#[expect(clippy::unnecessary_wraps, reason = "a build without `solo` has none")]
fn embed() -> Option<Arc<dyn app::Embed>> {
    Some(solo::Solo::embed())
}

#[cfg(not(feature = "solo"))]
fn embed() -> Option<Arc<dyn app::Embed>> {
    None
}

/// The window, until it is closed; then the desk has a moment to end well.
fn stay(shell: App, place: &Place, desk: Arc<Desk>) -> ExitCode {
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "open");
    push::forward(shell.handle(), &desk);
    shell.manage(Arc::clone(&desk));
    let place = place.clone();
    let code = shell.run_return(move |shell, event| match event {
        RunEvent::Ready => {
            let title = Words::of(desk.language()).name;
            insist(shell, window::open(shell, title, &place));
        }
        RunEvent::Exit => {
            let stopped = block_on(async { tokio::time::timeout(LONGEST_STOP, desk.stop()).await });
            if stopped.is_ok() {
                tracing::info!("closed");
            } else {
                tracing::warn!("did not end in time; what was saved is safe");
            }
        }
        _ => {}
    });
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}

/// Says why there is no desk, in a window for who clicked and on stderr for who typed.
fn stand_in(shell: App, place: &Place, failure: StartFailure) -> ExitCode {
    tracing::error!(
        code = failure.code(),
        incident = failure.incident(),
        "no desk"
    );
    eprintln!("{failure}");
    let code = failure.exit_code();
    let place = place.clone();
    shell.run_return(move |shell, event| {
        if let RunEvent::Ready = event {
            insist(shell, window::open_start_failed(shell, &failure, &place));
        }
    });
    code
}

/// A shell without a window would be there for nobody.
fn insist<T>(shell: &AppHandle, opened: tauri::Result<T>) {
    if let Err(error) = opened {
        tracing::error!(%error, "no window could be opened");
        shell.exit(1);
    }
}

/// The end of a session, or Ctrl+C in a terminal, closes the desk like the button does.
fn end_when_asked(shell: &AppHandle) {
    // Listening starts before this returns, so that nobody is asked in vain.
    let asked = match block_on(async { listen() }) {
        Ok(asked) => asked,
        Err(error) => {
            tracing::warn!(%error, "nothing but the window can end this desk");
            return;
        }
    };
    let shell = shell.clone();
    spawn(async move {
        asked.await;
        shell.exit(0);
    });
}

#[cfg(unix)]
fn listen() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn listen() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
