//! Tells Tauri where this layout keeps its capabilities, and which commands there are to allow.
fn main() {
    // Neither is watched where Tauri doesn't expect it.
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=ui/dist");
    let commands = tauri_build::AppManifest::new().commands(&["rpc", "ready"]);
    tauri_build::try_build(
        tauri_build::Attributes::new()
            .capabilities_path_pattern("src-tauri/capabilities/*.json")
            .app_manifest(commands),
    )
    .expect("the Tauri configuration at the root must be valid");
}
