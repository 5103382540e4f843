//! What Tauri asks for.
fn main() {
    let commands = tauri_build::AppManifest::new().commands(&["ready"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))
        .expect("the configuration of the empty window must be valid");
}
