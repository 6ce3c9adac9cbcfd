//! The handout of an exercise: what a student reads, and whether it keeps what it promises.
//!
//! A handout is Markdown in the order of the course's template: the facts, 1 context and task with
//! the prototype, 2 did you know, 3 a usage example, 5 what it teaches, 6 pitfalls, 7 quiz, 8 recap.
//! Section 4, the correction, stays with the instructor.

use std::path::Path;

use crate::spec::Spec;

mod breach;
mod contents;
mod document;
mod example;
mod facts;
mod parse;
mod paths;
mod prototype;
mod quiz;
mod secrets;
mod sections;
mod words;

pub use breach::HandoutBreach;
pub use contents::{Block, Heading, Link, Passage, Span, Table};
pub use document::{Handout, HandoutFault};
pub use example::Example;

/// Everything in which `handout` falls short of the template, of `spec` or of the contract; what is
/// wrong with its usage example, [`Handout::usage_example`] says. `folder` is the exercise's, `root`
/// the checkout's: paths that the handout names are looked for in both.
#[must_use]
pub fn check(
    handout: &Handout,
    spec: &Spec,
    contract_text: &str,
    folder: &Path,
    root: &Path,
) -> Vec<HandoutBreach> {
    let mut breaches = facts::check(handout, spec);
    breaches.extend(sections::check(handout));
    breaches.extend(prototype::check(handout, contract_text));
    breaches.extend(sections::check_passages(handout, spec));
    breaches.extend(quiz::check(handout, &spec.quiz));
    breaches.extend(paths::check(handout, folder, root));
    breaches.extend(secrets::check(handout, spec, contract_text, folder));
    breaches
}

#[cfg(test)]
mod tests;
