//! The committed description of the interface is the one that is served.

use std::path::Path;

#[test]
fn the_committed_openapi_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let fresh = central::openapi().to_pretty_json().unwrap() + "\n";
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == fresh,
        "crates/central/openapi.json is stale: run this test with UPDATE_GENERATED=1"
    );
}
