//! The one window, and the page that stands in for it when the desk can't start.

use std::path::PathBuf;

use tauri::webview::{DownloadEvent, NewWindowResponse};
use tauri::{Manager, Runtime, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::failure::StartFailure;
use crate::place::Place;

/// Label of the desk's window: its capability names it.
pub const DESK: &str = "desk";
/// Label of the stand-in: no capability names it, so it can call nothing.
const START_FAILED: &str = "start-failed";

/// Opens the desk's window.
///
/// # Errors
/// What the system's webview says.
pub fn open<R: Runtime>(
    app: &impl Manager<R>,
    title: &str,
    place: &Place,
) -> tauri::Result<WebviewWindow<R>> {
    own_pages_only(app, DESK, "index.html", place.webview())
        .title(title)
        // The language changes while the window is open.
        .on_document_title_changed(|window, title| {
            let _ = window.set_title(&title);
        })
        .inner_size(1280.0, 800.0)
        .min_inner_size(1024.0, 768.0)
        .build()
}

/// Opens a small window that says why there is no desk.
///
/// # Errors
/// What the system's webview says.
pub fn open_start_failed<R: Runtime>(
    app: &impl Manager<R>,
    failure: &StartFailure,
    place: &Place,
) -> tauri::Result<WebviewWindow<R>> {
    let page = format!("start-failed.html#{}", failure.section());
    own_pages_only(app, START_FAILED, &page, place.stand_in_webview())
        .title(failure.title())
        .inner_size(560.0, 220.0)
        .resizable(false)
        .maximizable(false)
        .build()
}

/// A window that shows what this binary carries and goes nowhere else.
fn own_pages_only<'a, R: Runtime, M: Manager<R>>(
    app: &'a M,
    label: &str,
    page: &str,
    data: PathBuf,
) -> WebviewWindowBuilder<'a, R, M> {
    WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()))
        .data_directory(data)
        .devtools(cfg!(debug_assertions))
        .general_autofill_enabled(false)
        .center()
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, event| !matches!(event, DownloadEvent::Requested { .. }))
}

/// Pages come from inside the binary, under the name that Tauri gives them on this system.
fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn goes_to(url: &str) -> bool {
        is_own_page(&Url::parse(url).unwrap())
    }

    #[test]
    fn a_window_goes_only_to_pages_of_its_own_binary() {
        assert!(goes_to("tauri://localhost/index.html"));
        assert!(goes_to(
            "tauri://localhost/start-failed.html#en.FolderInUse"
        ));
        assert_eq!(goes_to("http://tauri.localhost/"), cfg!(windows));
        for elsewhere in [
            "https://example.com/",
            "https://tauri.localhost.example.com/",
            "http://localhost/",
            "tauri://example.com/",
            "file:///tmp/index.html",
            "data:text/html,hello",
            "about:blank",
            "javascript:alert(1)",
        ] {
            assert!(!goes_to(elsewhere), "{elsewhere}");
        }
    }
}
