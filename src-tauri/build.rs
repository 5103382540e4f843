//! Tells Tauri where this layout keeps its capabilities.
fn main() {
    tauri_build::try_build(
        tauri_build::Attributes::new().capabilities_path_pattern("src-tauri/capabilities/*.json"),
    )
    .expect("the Tauri configuration at the root must be valid");
}
