//! How long a file may be, what it may be called, and that every rule stands in the index.

use std::path::Path;

use crate::sources::{Breach, Source, assert_none, paths, root, sample, written_by_hand};

/// Half of it is the aim.
const MOST_LINES: usize = 600;

/// Names that say nothing of what is inside, and so collect everything.
const EMPTY_NAMES: [&str; 10] = [
    "util", "utils", "helper", "helpers", "manager", "managers", "service", "services", "common",
    "misc",
];

const RULES: &str = "crates/domain/src/rules";

fn too_long(source: &Source) -> Option<Breach> {
    let lines = source.text.lines().count();
    let Source { path, .. } = source;
    (lines > MOST_LINES).then(|| format!("{path}:{lines}: over {MOST_LINES} lines; split it"))
}

fn empty_name(path: &str) -> Option<Breach> {
    let stem = |part: &str| part.split('.').next().unwrap_or_default().to_lowercase();
    let part = path
        .split('/')
        .find(|part| EMPTY_NAMES.contains(&stem(part).as_str()))?;
    Some(format!(
        "{path}:1: `{part}` says nothing; name it after what it is for"
    ))
}

fn unlisted_rules<'a>(paths: impl Iterator<Item = &'a str>, index: &str) -> Vec<Breach> {
    let rules = paths.filter_map(|path| path.strip_prefix(RULES)?.strip_prefix('/'));
    let rules = rules
        .filter(|name| !name.contains('/') && Path::new(name).extension() == Some("rs".as_ref()));
    let unlisted = rules.filter(|name| *name != "mod.rs" && !index.contains(*name));
    unlisted
        .map(|name| format!("{RULES}/{name}:1: has no row in {RULES}/README.md"))
        .collect()
}

#[test]
fn no_file_is_longer_than_six_hundred_lines() {
    assert_none(
        &written_by_hand()
            .iter()
            .filter_map(too_long)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn every_file_and_folder_is_named_after_what_it_is_for() {
    let paths = paths();
    assert_none(
        &paths
            .iter()
            .filter_map(|path| empty_name(path))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn every_rule_stands_in_the_index_of_rules() {
    let paths = paths();
    // No index at all means that no rule is listed.
    let index = std::fs::read_to_string(root().join(RULES).join("README.md")).unwrap_or_default();
    assert_none(&unlisted_rules(paths.iter().map(String::as_str), &index));
}

#[test]
fn a_file_of_601_lines_is_found_and_one_of_600_is_not() {
    assert!(too_long(&sample("ui/src/a.tsx", &"x\n".repeat(601))).is_some());
    assert!(too_long(&sample("ui/src/a.tsx", &"x\n".repeat(600))).is_none());
}

#[test]
fn an_empty_name_is_found_in_files_and_in_folders() {
    assert!(empty_name("crates/app/src/utils.rs").is_some());
    assert!(empty_name("ui/src/Common/Field.tsx").is_some());
    assert!(empty_name("ui/src/helpers.test.ts").is_some());
    assert!(empty_name("crates/app/src/common_cause.rs").is_none());
}

#[test]
fn a_rule_without_a_row_is_found() {
    let paths = [
        "crates/domain/src/rules/mod.rs",
        "crates/domain/src/rules/grade_matrix.rs",
    ];
    assert_eq!(unlisted_rules(paths.into_iter(), "nothing here").len(), 1);
    assert_eq!(
        unlisted_rules(paths.into_iter(), "| [grade](grade_matrix.rs) |").len(),
        0
    );
}
