//! The compiler's errors, told in the student's own file and line numbers, with nothing of the
//! hidden side.

use serde::Deserialize;

use crate::score::Place;
use crate::stage::Staged;

/// The most errors that are told: the first ones cause the rest.
const MOST_ERRORS: usize = 20;

/// A note that has fewer characters is short enough to stand in a message.
const NOTE_CHARACTERS: usize = 120;

/// One error of the compiler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The compiler's code, such as `E0308`.
    pub code: Option<String>,
    /// What it says, with the types that do not fit where it names them apart.
    pub message: String,
    /// What it says of the place, such as "expected `u64`, found `u32`".
    pub label: Option<String>,
    /// What it suggests.
    pub help: Option<String>,
    /// Where the error shows itself.
    pub side: Side,
}

/// How errors begin that no source can cause: a dependency that is gone, a linker that fails, a
/// full disk.
const OF_THE_MACHINE: [&str; 7] = [
    "extern location for ",
    "can't find crate for ",
    "found possibly newer version of crate ",
    "found invalid metadata ",
    "linking with ",
    "linker ",
    "failed to write ",
];

impl Diagnostic {
    /// Whether the machine or the grader is at fault, and not the sources: never to be charged to a
    /// student.
    #[must_use]
    pub fn is_about_the_machine(&self) -> bool {
        !matches!(self.side, Side::Student { .. })
            && OF_THE_MACHINE
                .iter()
                .any(|begin| self.message.starts_with(begin))
    }
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Side::Student { place, .. } = &self.side {
            write!(formatter, "{place}: ")?;
        }
        formatter.write_str(&self.message)?;
        match &self.label {
            Some(label) => write!(formatter, ": {label}"),
            None => Ok(()),
        }
    }
}

/// On which side an error shows itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    /// In the submission.
    Student {
        /// Where.
        place: Place,
        /// The line of the submission.
        source_line: String,
    },
    /// In the witnesses of the contract, at this line.
    Witness {
        /// The line of the witnesses, counted from 1.
        line: usize,
    },
    /// In the hidden tests: the submission's items do not fit their use.
    Hidden,
    /// Nowhere: about the crate as a whole.
    Nowhere,
}

#[derive(Deserialize)]
struct Message {
    message: String,
    code: Option<Code>,
    level: String,
    spans: Vec<Span>,
    #[serde(default)]
    children: Vec<Message>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    line_start: usize,
    column_start: usize,
    is_primary: bool,
    label: Option<String>,
    text: Vec<Line>,
    expansion: Option<Box<Expansion>>,
}

#[derive(Deserialize)]
struct Expansion {
    span: Span,
}

#[derive(Deserialize)]
struct Line {
    text: String,
}

/// The errors in what the compiler printed as JSON lines.
pub(super) fn read(stderr: &str, staged: &Staged) -> Vec<Diagnostic> {
    let reader = Reader { staged };
    stderr
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok())
        .filter(|message| message.level == "error" && !is_a_count(&message.message))
        .map(|message| reader.diagnostic(&message))
        .take(MOST_ERRORS)
        .collect()
}

/// Whether a message only counts the others.
fn is_a_count(message: &str) -> bool {
    message.starts_with("aborting due to") || message.starts_with("could not compile")
}

struct Reader<'a> {
    staged: &'a Staged,
}

impl Reader<'_> {
    fn diagnostic(&self, message: &Message) -> Diagnostic {
        let (side, label) = self.side(message);
        let in_submission = matches!(side, Side::Student { .. });
        // The types that only the hidden tests name are none of the student's business.
        let shows_types = in_submission || matches!(side, Side::Witness { .. });
        // A label says it already, most of the time.
        let labelled = label
            .as_ref()
            .is_some_and(|label| label.starts_with("expected "));
        let text = match types(message).filter(|_| shows_types && !labelled) {
            Some(types) => format!("{} ({types})", message.message),
            None => message.message.clone(),
        };
        Diagnostic {
            code: message.code.as_ref().map(|code| code.code.clone()),
            message: self.without_hidden_paths(&text),
            label,
            // A suggestion about a hidden line would show it.
            help: in_submission.then(|| help(message)).flatten(),
            side,
        }
    }

    fn side(&self, message: &Message) -> (Side, Option<String>) {
        let primary = || message.spans.iter().filter(|span| span.is_primary);
        let others = || message.spans.iter().filter(|span| !span.is_primary);
        if let Some(found) = primary().find_map(|span| self.in_submission(span)) {
            return found;
        }
        if let Some(span) = primary().find(|span| span.file_name == self.staged.witness_file) {
            return (
                Side::Witness {
                    line: span.line_start,
                },
                None,
            );
        }
        if let Some(found) = others().find_map(|span| self.in_submission(span)) {
            return found;
        }
        let hidden = message
            .spans
            .iter()
            .any(|span| span.file_name.starts_with(&self.staged.hidden_prefix));
        (if hidden { Side::Hidden } else { Side::Nowhere }, None)
    }

    /// The place of a span in the submission, going out of macros until one is found there.
    fn in_submission(&self, span: &Span) -> Option<(Side, Option<String>)> {
        let mut span = span;
        loop {
            if let Some(found) = self.at(span) {
                return Some((found, span.label.clone()));
            }
            span = &span.expansion.as_ref()?.span;
        }
    }

    fn at(&self, span: &Span) -> Option<Side> {
        let file = Staged::student_file(&span.file_name)?;
        let insertion = &self.staged.insertion;
        let is_root = file == crate::source::ROOT_FILE;
        let column = if is_root {
            insertion.column_for_student(span.line_start, span.column_start)?
        } else {
            span.column_start
        };
        let mut source_line = span
            .text
            .first()
            .map_or(String::new(), |line| line.text.clone());
        if is_root && span.line_start == insertion.line {
            source_line = without_insertion(&source_line, insertion.column, insertion.width);
        }
        let place = Place {
            file: file.to_owned(),
            line: u32::try_from(span.line_start).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        };
        Some(Side::Student { place, source_line })
    }

    fn without_hidden_paths(&self, text: &str) -> String {
        text.replace(&self.staged.folder().display().to_string(), "")
            .replace(&self.staged.hidden_prefix, "(hidden)")
    }
}

fn without_insertion(line: &str, column: usize, width: usize) -> String {
    let characters = line.chars();
    characters
        .enumerate()
        .filter(|(index, _)| *index + 1 < column || *index + 1 >= column + width)
        .map(|(_, character)| character)
        .collect()
}

fn help(message: &Message) -> Option<String> {
    let mut children = message.children.iter();
    children
        .find(|child| child.level == "help")
        .map(|child| child.message.clone())
}

/// What a note says of the types that do not fit, on one line, if that is short.
fn types(message: &Message) -> Option<String> {
    message
        .children
        .iter()
        .filter(|child| child.level == "note")
        .map(|child| {
            let lines: Vec<&str> = child.message.lines().map(str::trim).collect();
            lines.join(", ")
        })
        .find(|note| {
            note.starts_with("expected ")
                && note.contains(", found ")
                && note.chars().count() < NOTE_CHARACTERS
        })
}

#[cfg(test)]
mod tests;
