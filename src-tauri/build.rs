//! Tells Tauri where this layout keeps its capabilities, and which commands there are to allow.
fn main() {
    // None of these is watched where Tauri doesn't expect it.
    for place in ["src-tauri/capabilities", "src-tauri/permissions", "ui/dist"] {
        println!("cargo:rerun-if-changed={place}");
    }
    let commands =
        tauri_build::AppManifest::new().permissions_path_pattern("src-tauri/permissions/*.toml");
    tauri_build::try_build(
        tauri_build::Attributes::new()
            .capabilities_path_pattern("src-tauri/capabilities/*.json")
            .app_manifest(commands),
    )
    .expect("the Tauri configuration at the root must be valid");
}
