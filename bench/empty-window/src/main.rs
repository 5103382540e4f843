//! A Tauri window with one word in it, and one command by which it says that it has painted.

/// The page has painted.
#[tauri::command]
async fn ready() {
    let Some(path) = std::env::var_os("DOORSTEP_READY_FILE") else {
        return;
    };
    if let Err(error) = std::fs::write(&path, "ready\n") {
        eprintln!("nobody could be told that the window is ready: {error}");
    }
}

fn main() {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![ready])
        .run(tauri::generate_context!())
        .expect("a window");
}
