//! What a handout must not tell: the names of hidden tests and mutants.

use std::path::Path;

use super::breach::HandoutBreach;
use super::document::Handout;
use super::words::line_of_word;
use crate::spec::Spec;

/// Whether the handout names a hidden test or a mutant.
pub(super) fn check(
    handout: &Handout,
    spec: &Spec,
    contract_text: &str,
    folder: &Path,
) -> Vec<HandoutBreach> {
    let mut breaches = Vec::new();
    for test in spec.tests() {
        let sentence = test
            .rsplit("::")
            .next()
            .filter(|name| is_sentence(name, contract_text));
        let line = line_of_word(&handout.text, test)
            .or_else(|| sentence.and_then(|name| line_of_word(&handout.text, name)));
        breaches.extend(line.map(|line| told(line, &format!("the hidden test `{test}`"))));
    }
    for mutant in mutants(folder) {
        let line = line_of_word(&handout.text, &mutant);
        breaches.extend(line.map(|line| told(line, &format!("the mutant `{mutant}`"))));
    }
    breaches
}

/// Whether a test's name alone cannot be anything else: two words may name a rule or an item.
fn is_sentence(name: &str, contract_text: &str) -> bool {
    name.matches('_').count() >= 2 && !contract_text.contains(name)
}

fn told(line: usize, what: &str) -> HandoutBreach {
    HandoutBreach::at(
        line,
        format!("the handout names {what}"),
        "state the rule instead",
    )
}

/// The names of the mutants, as far as the folder can be read.
fn mutants(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder.join("mutants")) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let is_rust = path.extension().is_some_and(|end| end == "rs");
            is_rust
                .then(|| path.file_stem()?.to_str().map(str::to_owned))
                .flatten()
        })
        .collect();
    names.sort();
    names
}
