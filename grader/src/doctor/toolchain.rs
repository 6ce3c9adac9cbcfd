//! The compiler, cargo and the linker.

use std::path::Path;
use std::process::{Command, Stdio};

use toml_edit::DocumentMut;

use super::finding::{Finding, State};

const GET_RUST: &str = "install Rust from https://rustup.rs, or run `rustup update`";

pub(super) fn examine(root: &Path) -> Vec<Finding> {
    let needed = rust_version(root);
    let mut findings: Vec<Finding> = ["rustc", "cargo"]
        .into_iter()
        .map(|tool| judge(tool, version_of(tool).as_deref(), needed.as_deref()))
        .collect();
    if cfg!(unix) {
        findings.push(judge_linker(version_of("cc").as_deref()));
    }
    findings
}

/// The first line that `tool --version` prints.
fn version_of(tool: &str) -> Option<String> {
    // Cargo names the two tools that it runs with.
    let program = std::env::var_os(tool.to_uppercase()).unwrap_or_else(|| tool.into());
    let output = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    Some(
        String::from_utf8_lossy(&output.stdout)
            .lines()
            .next()?
            .to_owned(),
    )
}

/// The oldest Rust that the workspace builds with, by its manifest.
fn rust_version(root: &Path) -> Option<String> {
    let text = std::fs::read_to_string(root.join("Cargo.toml")).ok()?;
    let manifest: DocumentMut = text.parse().ok()?;
    let version = manifest
        .get("workspace")?
        .get("package")?
        .get("rust-version")?;
    Some(version.as_str()?.to_owned())
}

/// Whether a tool that says `said` of itself is at least as new as `needed`.
pub(super) fn judge(tool: &str, said: Option<&str>, needed: Option<&str>) -> Finding {
    let Some(said) = said else {
        return Finding::bad(tool, State::Missing, "cannot be run", GET_RUST);
    };
    let said = super::render::printable(said);
    match (version(&said), needed.and_then(version)) {
        (Some(have), Some(need)) if have < need => Finding::bad(
            tool,
            State::Missing,
            format!(
                "{said}; the course needs {} or newer",
                needed.unwrap_or_default()
            ),
            GET_RUST,
        ),
        (None, _) => Finding::bad(
            tool,
            State::Weak,
            format!("says of its version: {said}"),
            "check that it is Rust's own",
        ),
        _ => Finding::good(tool, said),
    }
}

pub(super) fn judge_linker(said: Option<&str>) -> Finding {
    match said {
        Some(said) => Finding::good("linker", super::render::printable(said)),
        None => Finding::bad(
            "linker",
            State::Missing,
            "`cc` cannot be run, and rustc links with it",
            "install a C compiler (`build-essential` on Debian and Ubuntu, `gcc` elsewhere)",
        ),
    }
}

/// The first version number in a text: `(1, 88, 0)` for `rustc 1.88.0-nightly (…)`.
fn version(text: &str) -> Option<(u32, u32, u32)> {
    let word = text
        .split(' ')
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))?;
    let number = word.split(['-', '+']).next()?;
    let mut parts = number.split('.').map(str::parse);
    let mut next = || parts.next().unwrap_or(Ok(0)).ok();
    Some((next()?, next()?, next()?))
}
