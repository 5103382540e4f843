//! Time and entropy come in as arguments.

use std::fs;
use std::path::Path;

#[test]
fn nothing_here_reads_a_clock_rolls_dice_or_starts_a_thread() {
    // Split, so that a search over the whole repository doesn't find this list.
    let forbidden = [
        concat!("SystemT", "ime::now"),
        concat!("Instan", "t::now"),
        concat!("Utc:", ":now"),
        concat!("thread", "::spawn"),
        concat!("getr", "andom"),
        concat!("ran", "d::"),
        concat!("Os", "Rng"),
        concat!("new", "_v4"),
        concat!("now", "_v7"),
        concat!("asyn", "c fn"),
    ];
    let mut seen = 0;
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).expect("sources") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).expect("text");
            for word in forbidden {
                assert!(!text.contains(word), "{word} in {}", path.display());
            }
            seen += 1;
        }
    }
    assert!(seen > 10);
}
