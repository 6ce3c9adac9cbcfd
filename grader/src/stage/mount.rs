//! Putting the hidden side into the student's root file.

use std::path::Path;

use syn::spanned::Spanned;

use super::plan::Plan;
use crate::source::ROOT_FILE;

/// What was inserted into the root file, all on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// The line, counted from 1.
    pub line: usize,
    /// The column of its first character, counted from 1.
    pub column: usize,
    /// How many characters it has.
    pub width: usize,
}

impl Insertion {
    /// The column that the student sees at a place of the staged root file, or `None` if the place
    /// lies in the insertion itself.
    #[must_use]
    pub fn column_for_student(&self, line: usize, column: usize) -> Option<usize> {
        if line != self.line || column < self.column {
            Some(column)
        } else if column < self.column + self.width {
            None
        } else {
            Some(column - self.width)
        }
    }
}

/// The root file with the hidden side mounted ahead of its first item.
pub(super) fn mounted(plan: &Plan<'_>, hidden: &Path) -> (String, Insertion) {
    let text = plan.files.get(ROOT_FILE).map_or("", String::as_str);
    let position = first_item(text);
    let inserted = declaration(plan, hidden);
    let before = &text[..position];
    let line = before.matches('\n').count() + 1;
    let column = before
        .chars()
        .rev()
        .take_while(|character| *character != '\n')
        .count()
        + 1;
    let insertion = Insertion {
        line,
        column,
        width: inserted.chars().count(),
    };
    (
        format!("{before}{inserted}{}", &text[position..]),
        insertion,
    )
}

/// Where the first item starts: behind the inner attributes, ahead of everything else.
fn first_item(text: &str) -> usize {
    let file = syn::parse_str::<syn::File>(text).expect("a staged file was parsed before");
    match file.items.first() {
        Some(item) => item.span().byte_range().start,
        None => text.len(),
    }
}

fn declaration(plan: &Plan<'_>, hidden: &Path) -> String {
    let names = plan.names;
    let path = hidden.join("mod.rs");
    let own_name = plan.own_name.map_or(String::new(), |name| {
        format!("extern crate self as {name}; ")
    });
    format!(
        "{own_name}#[allow(warnings)] #[path = {path:?}] mod {module}; \
         #[allow(warnings)] fn main() {{ {module}::{harness}::main() }} ",
        module = names.module,
        harness = names.harness,
    )
}
