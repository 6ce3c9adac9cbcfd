//! A handout as a whole.

use std::path::{Path, PathBuf};

use super::contents::{Heading, Passage};
use super::{parse, words};

/// A handout, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handout {
    /// Where it was read from.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// What stands under each heading, in the handout's order; ahead of the first heading stands
    /// a passage without one, if there is anything.
    pub passages: Vec<Passage>,
}

/// A handout that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error(
    "the handout {} cannot be read ({error}); every exercise has one, written in UTF-8",
    path.display()
)]
pub struct HandoutFault {
    /// Where it should be.
    pub path: PathBuf,
    /// Why it cannot be read.
    pub error: std::io::Error,
}

impl Handout {
    /// Reads the handout at `path`. Any text is Markdown, so only reading can fail.
    ///
    /// # Errors
    ///
    /// [`HandoutFault`] if there is no such file or it is not UTF-8.
    pub fn read(path: &Path) -> Result<Self, HandoutFault> {
        let text = std::fs::read_to_string(path).map_err(|error| HandoutFault {
            path: path.to_owned(),
            error,
        })?;
        Ok(Self::from_markdown(text, path))
    }

    /// Takes `text` apart; `path` only says where it comes from.
    #[must_use]
    pub fn from_markdown(text: String, path: &Path) -> Self {
        let passages = parse::passages(&text);
        Self {
            path: path.to_owned(),
            text,
            passages,
        }
    }

    /// All headings.
    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.passages
            .iter()
            .filter_map(|passage| passage.heading.as_ref())
    }

    /// The passages of the level-2 section whose heading begins with `number` and a dot, such as 3
    /// for `## 3. Usage example`; none if there is no such section.
    #[must_use]
    pub fn section(&self, number: u8) -> &[Passage] {
        let begins = |passage: &Passage| {
            passage.heading.as_ref().is_some_and(|heading| {
                heading.level == 2 && words::section_number(&heading.text) == Some(number)
            })
        };
        let Some(start) = self.passages.iter().position(begins) else {
            return &[];
        };
        let rest = &self.passages[start..];
        let ends = |passage: &Passage| {
            passage
                .heading
                .as_ref()
                .is_some_and(|heading| heading.level <= 2)
        };
        let length = rest
            .iter()
            .skip(1)
            .position(ends)
            .map_or(rest.len(), |position| position + 1);
        &rest[..length]
    }
}
