//! What the folders of the interface may import.

use crate::sources::{Breach, Source, assert_none, sample, written_by_hand};

fn imports(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    source
        .code()
        .filter_map(|(line, code)| Some((line, specifier(code)?)))
}

/// What stands in quotes after `from`, `import` or `import(`; for CSS after `@import`.
fn specifier(code: &str) -> Option<&str> {
    let start = [
        "from \"",
        "from '",
        "import \"",
        "import '",
        "import(\"",
        "import('",
    ]
    .into_iter()
    .find_map(|opening| code.find(opening).map(|at| at + opening.len()))?;
    code[start..].split(['"', '\'']).next()
}

fn reaches_the_shell(source: &Source) -> Vec<Breach> {
    if !source.is_under("ui/src") || source.is_under("ui/src/host") {
        return Vec::new();
    }
    let tauri = imports(source).filter(|(_, from)| from.starts_with("@tauri-apps"));
    let Source { path, .. } = source;
    tauri
        .map(|(line, from)| format!("{path}:{line}: `{from}`: only ui/src/host may"))
        .collect()
}

fn component_knows_a_feature(source: &Source) -> Vec<Breach> {
    if !source.is_under("ui/src/components") {
        return Vec::new();
    }
    let features = imports(source).filter(|(_, from)| from.split('/').any(|p| p == "features"));
    let Source { path, .. } = source;
    features
        .map(|(line, from)| format!("{path}:{line}: `{from}`: parts know no feature"))
        .collect()
}

#[test]
fn only_the_host_folder_reaches_the_shell() {
    assert_none(
        &written_by_hand()
            .iter()
            .flat_map(reaches_the_shell)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn components_import_no_feature() {
    assert_none(
        &written_by_hand()
            .iter()
            .flat_map(component_knows_a_feature)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn an_import_of_the_shell_outside_the_host_folder_is_found() {
    let import = "import { invoke } from \"@tauri-apps/api/core\";\n";
    let several = "import {\n  invoke,\n} from '@tauri-apps/api/core';\n";
    assert_eq!(
        reaches_the_shell(&sample("ui/src/features/today/Today.tsx", import)).len(),
        1
    );
    assert_eq!(
        reaches_the_shell(&sample("ui/src/ipc/client.ts", several)).len(),
        1
    );
    assert!(reaches_the_shell(&sample("ui/src/host/tauri.ts", import)).is_empty());
    assert!(reaches_the_shell(&sample("ui/src/a.ts", "// from \"@tauri-apps/api\"")).is_empty());
}

#[test]
fn a_component_that_imports_a_feature_is_found() {
    let finds =
        |code| !component_knows_a_feature(&sample("ui/src/components/A.tsx", code)).is_empty();
    assert!(finds(
        "import { Clock } from \"../features/complaints/Clock\";"
    ));
    assert!(finds("const page = import('@/features/today');"));
    assert!(!finds("import { Field } from \"./Field\";"));
}
