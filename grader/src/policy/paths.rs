//! The paths that tokens spell, with the trees of `use` declarations flattened.

use proc_macro2::Delimiter;

use super::tokens::{Leaves, Token};

/// How a path goes on after its last segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// It does not.
    Name,
    /// `::*`
    Glob,
    /// `::$name`, put together by a macro.
    Variable,
}

/// One path.
#[derive(Debug, Clone)]
pub(super) struct Path {
    /// Its segments, at least one unless it begins with a macro variable.
    pub(super) segments: Vec<String>,
    /// The index of its first own token.
    pub(super) at: usize,
    pub(super) end: End,
    /// Whether a `use` declaration imports it.
    pub(super) imported: bool,
    /// The name after `as` in a `use` declaration, and its index.
    pub(super) renamed: Option<(String, usize)>,
    /// The index of its last token's successor.
    pub(super) after: usize,
}

impl Path {
    /// The path as Rust writes it.
    pub(super) fn text(&self) -> String {
        let text = self.segments.join("::");
        match self.end {
            End::Name => text,
            End::Glob => format!("{text}::*"),
            End::Variable => format!("{text}::$…"),
        }
    }

    /// The name that an import brings into scope.
    pub(super) fn binds(&self) -> Option<&str> {
        match (&self.renamed, self.end) {
            (Some((name, _)), _) => Some(name),
            (None, End::Name) => self.segments.last().map(String::as_str),
            _ => None,
        }
    }
}

/// All paths in `leaves`, in order.
pub(super) fn all(leaves: &Leaves) -> Vec<Path> {
    let mut paths = Vec::new();
    let mut index = 0;
    while index < leaves.len() {
        if leaves.is_keyword(index, "use") && !leaves.is_punct(index + 1, '<') {
            index = tree(leaves, index + 1, &[], true, &mut paths).max(index + 1);
        } else if begins_path(leaves, index) {
            index = tree(leaves, index, &[], false, &mut paths).max(index + 1);
        } else {
            index += 1;
        }
    }
    paths
}

/// Whether a path begins at `index`: a word that is no field or method and no macro variable.
fn begins_path(leaves: &Leaves, index: usize) -> bool {
    leaves.word(index).is_some()
        && !matches!(leaves.before(index), Some(Token::Punct('.')) if !after_range(leaves, index))
}

/// Whether the dot before `index` belongs to `..`, which may stand before a path.
fn after_range(leaves: &Leaves, index: usize) -> bool {
    index >= 2 && leaves.is_punct(index - 2, '.')
}

/// Reads the path or tree of paths at `index`, below `prefix`, and says where it ends.
fn tree(
    leaves: &Leaves,
    mut index: usize,
    prefix: &[String],
    imported: bool,
    paths: &mut Vec<Path>,
) -> usize {
    let mut segments = prefix.to_vec();
    if index >= leaves.len() {
        return index;
    }
    let mut at = index;
    if leaves.is_separator(index) {
        index += 2;
    }
    loop {
        if leaves.is_punct(index, '$') && leaves.word(index + 1) == Some("crate") {
            index += 1;
        }
        if let Some(word) = leaves.word(index) {
            if segments.len() == prefix.len() {
                at = index;
            }
            segments.push(word.to_owned());
            index += 1;
            if goes_on(leaves, index) {
                index += 2;
                continue;
            }
            return name(
                leaves,
                index,
                Read {
                    segments,
                    at,
                    imported,
                },
                paths,
            );
        }
        let read = Read {
            segments,
            at,
            imported,
        };
        return if leaves.is_punct(index, '*') {
            paths.push(read.path(End::Glob, index + 1));
            index + 1
        } else if leaves.is_punct(index, '$') {
            paths.push(read.path(End::Variable, index + 1));
            index + 1
        } else if leaves.opens(index, Delimiter::Brace) {
            group(leaves, index, &read, paths)
        } else {
            index
        };
    }
}

/// Whether the path goes on at `index`; a turbofish ends it.
fn goes_on(leaves: &Leaves, index: usize) -> bool {
    leaves.is_separator(index) && !leaves.is_punct(index + 2, '<')
}

struct Read {
    segments: Vec<String>,
    at: usize,
    imported: bool,
}

impl Read {
    fn path(self, end: End, after: usize) -> Path {
        let Self {
            mut segments,
            at,
            imported,
        } = self;
        // `use std::{self}` imports `std`.
        if segments.len() > 1 && segments.last().is_some_and(|last| last == "self") {
            segments.pop();
        }
        Path {
            segments,
            at,
            end,
            imported,
            renamed: None,
            after,
        }
    }
}

fn name(leaves: &Leaves, index: usize, read: Read, paths: &mut Vec<Path>) -> usize {
    let imported = read.imported;
    let mut path = read.path(End::Name, index);
    if imported && leaves.is_keyword(index, "as") {
        if let Some(name) = leaves.word(index + 1) {
            path.renamed = Some((name.to_owned(), index + 1));
        }
        path.after = index + 2;
    }
    let after = path.after;
    paths.push(path);
    after
}

fn group(leaves: &Leaves, open: usize, read: &Read, paths: &mut Vec<Path>) -> usize {
    let close = leaves.closing(open).unwrap_or(open);
    let mut index = open + 1;
    while index < close {
        if leaves.is_punct(index, ',') {
            index += 1;
            continue;
        }
        index = tree(leaves, index, &read.segments, read.imported, paths).max(index + 1);
    }
    close + 1
}
