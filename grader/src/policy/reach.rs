//! Paths that lead out of the submission.

use crate::spec::Permission;

use super::finding::Finding;
use super::imports::Imports;
use super::paths::{End, Path};
use super::permitted::Rules;
use super::rule::{self, Rule};
use super::tokens::{Leaves, Token};

/// The crates that lead to the system.
pub(super) const ROOTS: [&str; 4] = ["std", "core", "alloc", "tokio"];

/// Modules and items that are refused, below the crates that have them.
const REFUSED: &[(&[&str], &str, &Rule)] = &[
    (&["std", "tokio"], "fs", rule::FILES),
    (&["std"], "path", rule::FILES),
    (&["std", "tokio"], "process", rule::PROCESS),
    (&["tokio"], "signal", rule::PROCESS),
    (&["std", "core"], "intrinsics", rule::PROCESS),
    (&["std", "core"], "env", rule::ENVIRONMENT),
    (&["std", "core"], "option_env", rule::ENVIRONMENT),
    (&["std", "tokio"], "net", rule::NETWORK),
    (&["std", "core"], "os", rule::OS),
    (&["tokio"], "io::unix", rule::OS),
    (&["std"], "io::pipe", rule::OS),
    (&["std", "tokio"], "io::stdin", rule::STDIN),
    (&["std", "core"], "include", rule::INCLUDE),
    (&["std", "core"], "include_str", rule::INCLUDE),
    (&["std", "core"], "include_bytes", rule::INCLUDE),
    (&["std", "core"], "panic::set_hook", rule::PANIC_HOOK),
    (&["std", "core"], "panic::take_hook", rule::PANIC_HOOK),
    (&["std", "core"], "panic::update_hook", rule::PANIC_HOOK),
    (&["std", "core"], "panic::Location", rule::CALLER_LOCATION),
    (&["std", "core"], "any::type_name", rule::TYPE_NAME),
    (&["std", "core"], "any::type_name_of_val", rule::TYPE_NAME),
    (&["std"], "backtrace", rule::BACKTRACE),
    (&["std", "alloc"], "alloc", rule::ALLOCATOR),
    (&["std", "core"], "arch", rule::ASSEMBLY),
    (
        &["std", "core"],
        "prelude::v1::global_allocator",
        rule::SYMBOLS,
    ),
];

/// What `std::net` offers that is data, not a socket.
const ADDRESSES: [&str; 7] = [
    "AddrParseError",
    "IpAddr",
    "Ipv4Addr",
    "Ipv6Addr",
    "SocketAddr",
    "SocketAddrV4",
    "SocketAddrV6",
];

/// Modules that hold something refused beside what is fine: no globs over them.
const MIXED: [&[&str]; 13] = [
    &["std"],
    &["core"],
    &["alloc"],
    &["tokio"],
    &["std", "io"],
    &["tokio", "io"],
    &["std", "net"],
    &["std", "panic"],
    &["core", "panic"],
    &["std", "any"],
    &["core", "any"],
    &["std", "thread"],
    &["std", "prelude"],
];

/// All paths of a file that lead where they may not.
pub(super) fn inspect(
    leaves: &Leaves,
    paths: &[Path],
    imports: &Imports,
    rules: &Rules,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in paths {
        let word = path.segments.len() == 1 && path.end == End::Name && !path.imported;
        if word && !imports.bind(&path.segments[0]) {
            continue;
        }
        let readings = imports.readings(path);
        let refused = readings.iter().find_map(|segments| {
            refused(
                &Path {
                    segments: segments.clone(),
                    ..path.clone()
                },
                rules,
            )
        });
        if let Some(rule) = refused {
            findings.push(Finding::new(leaves.place(path.at), rule, path.text()));
        } else if foreign(path, rules) {
            findings.push(Finding::new(
                leaves.place(path.at),
                rule::FOREIGN_CRATE,
                path.text(),
            ));
        } else if names_the_thread(leaves, path, &readings) {
            let found = format!("{}().name", path.text());
            findings.push(Finding::new(
                leaves.place(path.at),
                rule::THREAD_NAME,
                found,
            ));
        }
    }
    findings
}

/// The rule that refuses `path` as it is spelt, if any.
pub(super) fn refused(path: &Path, rules: &Rules) -> Option<&'static Rule> {
    (0..path.segments.len())
        .filter(|&start| is_root(path, start))
        .find_map(|start| below_root(path, start, rules))
        .or_else(|| internals(path, rules))
}

/// Whether the segment at `start` is a crate that leads to the system. `core` and `alloc` are
/// words that people use for modules of their own, so they count in first place only.
fn is_root(path: &Path, start: usize) -> bool {
    let segment = path.segments[start].as_str();
    ROOTS.contains(&segment) && (start == 0 || segment == "std" || segment == "tokio")
}

fn below_root(path: &Path, start: usize, rules: &Rules) -> Option<&'static Rule> {
    let segments: Vec<&str> = path.segments[start..].iter().map(String::as_str).collect();
    let (root, below) = segments.split_first()?;
    if below.is_empty() && path.imported && path.end == End::Name {
        let harmless = path.renamed.as_ref().is_some_and(|(name, _)| name == "_");
        return (!harmless && path.segments.len() == start + 1 && bare_import(path))
            .then_some(rule::CRATE_RENAME);
    }
    for (roots, item, rule) in REFUSED {
        let item: Vec<&str> = item.split("::").collect();
        if roots.contains(root)
            && below.starts_with(&item)
            && !lifted(rule, root, below, path, rules)
        {
            return Some(rule);
        }
    }
    match path.end {
        End::Glob if MIXED.contains(&segments.as_slice()) && !network_glob(&segments, rules) => {
            Some(rule::GLOB)
        }
        End::Variable => Some(rule::MACRO_INDIRECTION),
        _ => None,
    }
}

/// `use std as s` and `pub use std`; `use tokio;` alone changes nothing, but nobody needs it.
fn bare_import(path: &Path) -> bool {
    path.renamed.is_some()
        || path
            .segments
            .last()
            .is_some_and(|last| last == "std" || last == "tokio")
}

/// Whether a permission or the nature of the item lifts `rule`.
fn lifted(rule: &Rule, root: &str, below: &[&str], path: &Path, rules: &Rules) -> bool {
    if rule != rule::NETWORK {
        return false;
    }
    let address = root == "std" && below.get(1).is_some_and(|item| ADDRESSES.contains(item));
    // The module itself as the prefix of a glob is reported as the glob.
    let glob = path.end == End::Glob && below.len() == 1;
    address || glob && root == "std" || rules.permits(Permission::Network)
}

fn network_glob(segments: &[&str], rules: &Rules) -> bool {
    segments.get(1) == Some(&"net") && rules.permits(Permission::Network)
}

/// Whether `path` leads into what a dependency exports for its own macros only.
fn internals(path: &Path, rules: &Rules) -> Option<&'static Rule> {
    let (root, below) = path.segments.split_first()?;
    let of_a_crate = rules.dependencies.contains(root) || ROOTS.contains(&root.as_str());
    (of_a_crate && below.iter().any(|segment| segment.starts_with("__"))).then_some(rule::INTERNALS)
}

/// Whether `path` begins in a crate that is there for the tests only.
fn foreign(path: &Path, rules: &Rules) -> bool {
    let Some(root) = path.segments.first() else {
        return false;
    };
    let used = path.imported || path.segments.len() > 1 || path.end != End::Name;
    used && rules.foreign_crates.contains(root)
}

/// Whether `path` is `thread::current` in `thread::current().name()`.
fn names_the_thread(leaves: &Leaves, path: &Path, readings: &[Vec<String>]) -> bool {
    let current = readings
        .iter()
        .any(|segments| segments.ends_with(&["thread".into(), "current".into()]));
    let Some(close) = current.then(|| leaves.closing(path.after)).flatten() else {
        return false;
    };
    leaves.get(close + 1) == Some(&Token::Punct('.')) && leaves.word(close + 2) == Some("name")
}
