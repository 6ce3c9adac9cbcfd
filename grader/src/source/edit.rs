//! Edits of a text by byte range.

use std::ops::Range;

/// One replacement in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go; empty for an insertion.
    pub range: Range<usize>,
    /// What comes in their place.
    pub text: String,
}

impl Edit {
    /// Replaces `range` with `text`.
    #[must_use]
    pub fn replace(range: Range<usize>, text: impl Into<String>) -> Self {
        Self {
            range,
            text: text.into(),
        }
    }

    /// Puts `text` before the byte at `position`.
    #[must_use]
    pub fn insert(position: usize, text: impl Into<String>) -> Self {
        Self {
            range: position..position,
            text: text.into(),
        }
    }
}

/// `text` with all `edits` made, whose ranges index into `text` and do not overlap. Insertions at
/// one position appear in the order given.
///
/// # Panics
///
/// If two ranges overlap or one lies outside `text`: the caller computed them from its syntax.
#[must_use]
pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        assert!(
            edit.range.start >= done,
            "edits overlap at byte {}",
            edit.range.start
        );
        out.push_str(&text[done..edit.range.start]);
        out.push_str(&edit.text);
        done = edit.range.end;
    }
    out.push_str(&text[done..]);
    out
}

/// White space of the same shape as `text`: line breaks stay, every other byte becomes a space.
#[must_use]
pub fn blank(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Edit, apply, blank};

    #[test]
    fn edits_are_made_in_the_order_of_their_places() {
        let edits = vec![
            Edit::replace(4..5, "E"),
            Edit::insert(0, "<"),
            Edit::replace(1..3, ""),
        ];
        assert_eq!(apply("abcde", edits), "<adE");
    }

    #[test]
    fn blanking_keeps_lines() {
        assert_eq!(blank("ab\ncé"), "  \n   ");
    }
}
