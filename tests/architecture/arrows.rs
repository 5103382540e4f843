//! Who may depend on whom.

use cargo_metadata::{Dependency, DependencyKind, Metadata, MetadataCommand, Package};

use crate::sources::{Breach, assert_none, root};

/// Direct dependencies that each crate may have on its neighbours; a crate that is not listed
/// may have none.
const ARROWS: [(&str, &[&str]); 15] = [
    // What the calls of `wire` are asked about, such as the kind of an import, is named in `domain`.
    ("doorstep-bench", &["domain", "testkit", "wire"]),
    ("doorstep-empty-window", &[]),
    ("domain", &[]),
    ("wire", &["domain"]),
    ("explain", &["domain", "wire"]),
    ("store", &["domain"]),
    ("sync", &["domain", "wire"]),
    ("app", &["domain", "store", "sync", "wire"]),
    ("central", &["domain", "wire"]),
    ("solo", &["central", "domain", "sync", "wire"]),
    ("doorstep", &["app", "solo", "wire"]),
    ("browser-host", &["app", "solo", "wire"]),
    (
        "testkit",
        &["app", "central", "domain", "solo", "store", "sync", "wire"],
    ),
    ("xtask", &[]),
    (
        "doorstep-tests",
        &[
            "app",
            "browser-host",
            "central",
            "domain",
            "solo",
            "store",
            "sync",
            "testkit",
            "wire",
        ],
    ),
];

/// What no crate may reach even for its tests: the left must not know the right.
const NEVER: [(&str, &str); 3] = [("store", "sync"), ("sync", "store"), ("central", "store")];

const MAY_EMBED_CENTRAL: [&str; 5] = [
    "doorstep",
    "browser-host",
    "solo",
    "testkit",
    "doorstep-tests",
];

/// Each brings a central into the process.
const CENTRALS: [&str; 2] = ["central", "solo"];

/// The rules run on both sides and in a simulator: nothing here does I/O.
const DOMAIN_MAY_USE: [&str; 6] = [
    "serde",
    "chrono",
    "chrono-tz",
    "uuid",
    "thiserror",
    "pinyin",
];
const DOMAIN_MAY_OFFER: [&str; 2] = ["ts-rs", "utoipa"];

struct Arrow<'a> {
    from: &'a str,
    to: &'a str,
    for_tests: bool,
    optional: bool,
    is_neighbour: bool,
}

impl<'a> Arrow<'a> {
    fn new(package: &'a Package, dependency: &'a Dependency) -> Self {
        Self {
            from: package.name.as_str(),
            to: &dependency.name,
            for_tests: dependency.kind == DependencyKind::Development,
            optional: dependency.optional,
            is_neighbour: dependency.path.is_some(),
        }
    }
}

fn breach(arrow: &Arrow<'_>) -> Option<Breach> {
    let Arrow { from, to, .. } = *arrow;
    let say = |why: &str| Some(format!("{from} -> {to}: {why} (Cargo.toml of {from})"));
    if !arrow.is_neighbour {
        let allowed = DOMAIN_MAY_USE.contains(&to)
            || (DOMAIN_MAY_OFFER.contains(&to) && arrow.optional)
            || arrow.for_tests
            || from != "domain";
        return if allowed {
            None
        } else {
            say("domain is pure and keeps its few dependencies")
        };
    }
    if NEVER.contains(&(from, to)) {
        return say("these two do not know each other, not even in tests");
    }
    if CENTRALS.contains(&to) && !MAY_EMBED_CENTRAL.contains(&from) {
        return say("only the shell, browser-host and tests embed the central");
    }
    if CENTRALS.contains(&to) && from == "doorstep" && !arrow.optional && !arrow.for_tests {
        return say("the shell has the central only behind its feature `solo`");
    }
    let allowed = ARROWS
        .iter()
        .find(|(name, _)| *name == from)
        .map_or(&[][..], |(_, to)| to);
    if arrow.for_tests || allowed.contains(&to) {
        return None;
    }
    say("no such arrow in the design")
}

fn workspace() -> Metadata {
    MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .no_deps()
        .exec()
        .expect("cargo describes this workspace")
}

#[test]
fn crates_depend_only_along_the_arrows_of_the_design() {
    let workspace = workspace();
    let arrows = workspace.packages.iter().flat_map(|package| {
        package
            .dependencies
            .iter()
            .map(|to| Arrow::new(package, to))
    });
    assert_none(
        &arrows
            .filter_map(|arrow| breach(&arrow))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn every_crate_has_its_row_of_arrows() {
    let workspace = workspace();
    let known = |name: &str| ARROWS.iter().any(|(row, _)| *row == name);
    let names = workspace
        .packages
        .iter()
        .map(|package| package.name.as_str());
    let unknown = names.filter(|name| !known(name));
    assert_none(
        &unknown
            .map(|name| format!("{name}: not in ARROWS"))
            .collect::<Vec<_>>(),
    );
}

fn neighbour<'a>(from: &'a str, to: &'a str) -> Arrow<'a> {
    Arrow {
        from,
        to,
        for_tests: false,
        optional: false,
        is_neighbour: true,
    }
}

#[test]
fn an_arrow_against_the_design_is_found() {
    assert!(breach(&neighbour("domain", "wire")).is_some());
    assert!(breach(&neighbour("app", "central")).is_some());
    assert!(breach(&neighbour("doorstep", "central")).is_some());
    assert!(breach(&neighbour("doorstep", "store")).is_some());
    assert!(
        breach(&Arrow {
            for_tests: true,
            ..neighbour("store", "sync")
        })
        .is_some()
    );
    assert!(
        breach(&Arrow {
            for_tests: true,
            ..neighbour("wire", "central")
        })
        .is_some()
    );
    assert!(breach(&neighbour("doorstep", "solo")).is_some());
    assert!(breach(&neighbour("app", "solo")).is_some());
    assert!(
        breach(&Arrow {
            optional: true,
            ..neighbour("doorstep", "solo")
        })
        .is_none()
    );
}

#[test]
fn a_heavy_dependency_of_the_domain_is_found() {
    let outside = |to| Arrow {
        is_neighbour: false,
        ..neighbour("domain", to)
    };
    assert!(breach(&outside("tokio")).is_some());
    assert!(breach(&outside("utoipa")).is_some());
    assert!(
        breach(&Arrow {
            optional: true,
            ..outside("utoipa")
        })
        .is_none()
    );
    assert!(breach(&outside("chrono")).is_none());
}
