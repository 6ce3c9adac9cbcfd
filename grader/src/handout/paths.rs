//! The files that a handout names.

use std::path::{Component, Path};

use super::breach::HandoutBreach;
use super::document::Handout;

/// What marks inline code as a path, besides a `/`.
const ENDINGS: [&str; 4] = [".rs", ".md", ".json", ".toml"];

/// What students do not get.
const WITHHELD: [&str; 3] = ["hidden", "mutants", "spec"];

/// Whether each file that the handout names exists, and reaches the student.
pub(super) fn check(handout: &Handout, folder: &Path, root: &Path) -> Vec<HandoutBreach> {
    let mut breaches = Vec::new();
    for passage in &handout.passages {
        let spans = passage.code.iter().filter(|span| is_path(&span.text));
        let spans = spans.map(|span| (span.text.as_str(), span.line));
        let links = passage
            .links
            .iter()
            .filter_map(|link| Some((relative(&link.target)?, link.line)));
        for (path, line) in spans.chain(links) {
            breaches.extend(check_path(path, line, folder, root));
        }
    }
    breaches
}

fn is_path(text: &str) -> bool {
    !text.contains(char::is_whitespace)
        && !text.contains("://")
        && text.contains('/')
        && ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// The file that a link leads to, if it leads to one beside the handout.
fn relative(target: &str) -> Option<&str> {
    let path = target.split('#').next()?;
    let elsewhere = path.is_empty() || path.contains("://") || path.starts_with("mailto:");
    (!elsewhere).then_some(path)
}

fn check_path(path: &str, line: usize, folder: &Path, root: &Path) -> Option<HandoutBreach> {
    let named = Path::new(path);
    let mut parts = named.components().filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    if parts.any(|part| WITHHELD.contains(&part)) {
        return Some(HandoutBreach::at(
            line,
            format!("the handout names `{path}`, which students do not get"),
            "say it without that file",
        ));
    }
    // An absolute path would be found on one machine and not on the next.
    let exists = named.is_relative() && (folder.join(named).exists() || root.join(named).exists());
    (!exists).then(|| {
        HandoutBreach::at(
            line,
            format!("the handout names `{path}`, which does not exist"),
            "name a file by its path inside the exercise's folder, or inside the checkout",
        )
    })
}
