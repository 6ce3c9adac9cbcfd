//! The manifests of the students' workspace, derived from ours.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, Item, TableLike};

use crate::course::Exercise;

/// A manifest that students cannot be given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} {fault}", path.display())]
pub struct ManifestFault {
    /// The manifest.
    pub path: PathBuf,
    /// What is wrong with it, and the remedy.
    pub fault: String,
}

/// The names of workspace dependencies that the exported crates use.
pub(super) type Used = BTreeSet<String>;

/// An exercise's manifest as students get it.
pub(super) struct Member {
    pub(super) text: String,
    pub(super) used: Used,
}

/// What of an exercise's manifest stays with us: benchmarks, whose sources students do not get.
const WITHHELD: &str = "bench";

/// The lints of the students' workspace, in place of ours. A starter would else begin with a
/// warning for every parameter.
const LINTS: &str = "
# A function that is still to be written does not use its parameters.
[workspace.lints.rust]
unused_variables = \"allow\"
";

/// Where a manifest or one of its targets lists dependencies.
const DEPENDENCIES: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

pub(super) fn read(path: &Path) -> Result<DocumentMut, ManifestFault> {
    let fault = |fault: String| ManifestFault {
        path: path.to_owned(),
        fault,
    };
    std::fs::read_to_string(path)
        .map_err(|error| fault(format!("cannot be read: {error}")))?
        .parse()
        .map_err(|error| fault(format!("is not TOML: {error}")))
}

/// The manifest of the students' workspace: ours, less what the exported crates do not use.
pub(super) fn workspace(mut root: DocumentMut, used: &Used) -> String {
    root.retain(|key, _| key == "workspace");
    if let Some(workspace) = root.get_mut("workspace").and_then(Item::as_table_like_mut) {
        for key in ["lints", "exclude", "default-members", "metadata"] {
            workspace.remove(key);
        }
        workspace.insert("members", toml_edit::value(Array::from_iter(["crates/*"])));
        if let Some(dependencies) = workspace
            .get_mut("dependencies")
            .and_then(Item::as_table_like_mut)
        {
            retain(dependencies, |name| used.contains(name));
            // The comments above them group what is no longer there.
            let names: Vec<String> = names(dependencies);
            for name in &names {
                if let Some(mut key) = dependencies.key_mut(name) {
                    key.leaf_decor_mut().clear();
                }
            }
        }
    }
    format!("{}\n{LINTS}", root.to_string().trim()).replace("\n\n\n", "\n\n")
}

/// The oldest Rust that the workspace builds with.
pub(super) fn rust_version(root: &DocumentMut) -> Option<String> {
    Some(
        root.get("workspace")?
            .get("package")?
            .get("rust-version")?
            .as_str()?
            .to_owned(),
    )
}

/// The exercise's manifest, less benchmarks and the dependencies of our tests alone. `root` is the
/// workspace's.
pub(super) fn member(exercise: &Exercise, root: &DocumentMut) -> Result<Member, ManifestFault> {
    let path = exercise.folder.join("Cargo.toml");
    let mut manifest = read(&path)?;
    manifest.remove(WITHHELD);
    let allowed = &exercise.spec.dependencies;
    strip_dev_dependencies(manifest.as_table_mut(), allowed);
    let mut used = used_by(manifest.as_table());
    if let Some(targets) = manifest.get_mut("target").and_then(Item::as_table_like_mut) {
        for (_, target) in targets.iter_mut() {
            if let Some(target) = target.as_table_like_mut() {
                strip_dev_dependencies(target, allowed);
                used.extend(used_by(target));
            }
        }
    }
    if let Some(name) = local(&manifest, root, &used) {
        return Err(ManifestFault {
            path,
            fault: format!(
                "depends on `{name}`, which lies in this checkout and which students do not get; \
                 make it a dev-dependency, or take it out"
            ),
        });
    }
    Ok(Member {
        text: manifest.to_string(),
        used,
    })
}

fn strip_dev_dependencies(table: &mut dyn TableLike, allowed: &[String]) {
    let Some(tests) = table
        .get_mut("dev-dependencies")
        .and_then(Item::as_table_like_mut)
    else {
        return;
    };
    retain(tests, |name| allowed.iter().any(|other| other == name));
    if tests.is_empty() {
        table.remove("dev-dependencies");
    }
}

fn retain(table: &mut dyn TableLike, keep: impl Fn(&str) -> bool) {
    for name in names(table) {
        if !keep(&name) {
            table.remove(&name);
        }
    }
}

fn names(table: &dyn TableLike) -> Vec<String> {
    table.iter().map(|(name, _)| name.to_owned()).collect()
}

/// The dependencies that `table` lists, of all kinds.
fn dependencies(table: &dyn TableLike) -> Vec<(String, Item)> {
    DEPENDENCIES
        .into_iter()
        .filter_map(|kind| table.get(kind)?.as_table_like())
        .flat_map(|list| {
            list.iter()
                .map(|(name, item)| (name.to_owned(), item.clone()))
        })
        .collect()
}

/// Those of them that take their version from the workspace.
fn used_by(table: &dyn TableLike) -> Used {
    let inherited = |item: &Item| {
        item.get("workspace")
            .and_then(Item::as_bool)
            .unwrap_or(false)
    };
    dependencies(table)
        .into_iter()
        .filter(|(_, item)| inherited(item))
        .map(|(name, _)| name)
        .collect()
}

/// A dependency that is a folder of this checkout.
fn local(manifest: &DocumentMut, root: &DocumentMut, used: &Used) -> Option<String> {
    let is_local = |item: &Item| item.get("path").is_some();
    let own = dependencies(manifest.as_table())
        .into_iter()
        .find(|(_, item)| is_local(item))
        .map(|(name, _)| name);
    let shared = root.get("workspace").and_then(|it| it.get("dependencies"));
    let inherited = || {
        used.iter()
            .find(|name| shared.and_then(|it| it.get(name)).is_some_and(is_local))
    };
    own.or_else(|| inherited().cloned())
}
