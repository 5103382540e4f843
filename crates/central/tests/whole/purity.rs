//! The core and its storage take time and chance as arguments.

use std::path::Path;

const FORBIDDEN: [&str; 9] = [
    "SystemTime::now",
    "Instant::now",
    "Utc::now",
    "thread::spawn",
    "tokio::spawn",
    "getrandom",
    "rand::",
    "new_v4",
    "now_v7",
];

fn look(folder: &Path, seen: &mut usize) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            look(&path, seen);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        *seen += 1;
        for word in FORBIDDEN.into_iter().chain(["async fn"]) {
            assert!(!text.contains(word), "{word} in {}", path.display());
        }
    }
}

#[test]
fn core_and_store_know_no_clock_no_chance_and_no_thread() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut seen = 0;
    for folder in ["core", "store"] {
        look(&src.join(folder), &mut seen);
    }
    assert!(seen > 20, "{seen} files");
}
