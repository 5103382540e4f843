//! What is generated from the Rust types is committed; these tests fail when it is stale.
//! `cargo xtask schema` writes it anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

/// Compares `fresh` with the committed files, or writes it when asked to.
fn check(folder: &Path, fresh: &BTreeMap<String, String>) {
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        let _ = std::fs::remove_dir_all(folder);
        for (name, text) in fresh {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        return;
    }
    let committed = read_all(folder);
    for (name, text) in fresh {
        assert_eq!(
            committed
                .get(name)
                .map(|t| t.replace("\r\n", "\n"))
                .as_ref(),
            Some(text),
            "{name} is stale: run `cargo xtask schema`"
        );
    }
    for name in committed.keys() {
        assert!(
            fresh.contains_key(name),
            "{name} has no type any more: run `cargo xtask schema`"
        );
    }
}

fn read_all(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(here) = folders.pop() {
        for entry in std::fs::read_dir(&here).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                files.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn the_typescript_of_the_wire_is_fresh() {
    let scratch = tempfile::tempdir().unwrap();
    let config = ts_rs::Config::new()
        .with_large_int("number")
        .with_out_dir(scratch.path());
    wire::call::export(&config).unwrap();
    let mut fresh = read_all(scratch.path());

    let mut calls = String::from("// Generated from crates/wire. Do not edit.\n");
    let mut names = std::collections::BTreeSet::new();
    let mut body = String::from(
        "\n/** Every command: its request and its response. */\nexport interface Calls {\n",
    );
    for (name, request, response) in wire::call::signatures(&config) {
        writeln!(
            body,
            "  {name}: {{ request: {request}; response: {response} }};"
        )
        .unwrap();
        for part in [request, response] {
            let part = part
                .replace("Array<", "")
                .replace('>', "")
                .replace(" | null", "");
            names.insert(part.trim().to_owned());
        }
    }
    body.push_str("}\n");
    for name in names {
        writeln!(calls, "import type {{ {name} }} from './{name}';").unwrap();
    }
    fresh.insert("calls.ts".to_owned(), calls + &body);
    check(&root().join("ui/src/ipc/generated"), &fresh);
}
