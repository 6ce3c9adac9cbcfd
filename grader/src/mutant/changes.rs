//! What a mutant changes in the reference, once it is matched.

use std::ops::Range;

use crate::source::Edit;

/// A mutant matched to a reference: what to change where. It holds for the tree that it was made
/// from, and for no other.
#[derive(Debug, Clone)]
pub struct Fit {
    pub(super) name: String,
    pub(super) changes: Vec<Change>,
    pub(super) bodies: Result<Vec<Body>, String>,
}

impl Fit {
    /// The mutant's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether nothing but function bodies is exchanged, so that [`super::fold`] takes it.
    #[must_use]
    pub fn is_body_only(&self) -> bool {
        self.bodies.is_ok()
    }

    /// Why [`super::fold`] does not take it, if it does not.
    #[must_use]
    pub fn obstacle(&self) -> Option<&str> {
        self.bodies.as_ref().err().map(String::as_str)
    }
}

/// One edit of one file.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) path: String,
    pub(super) edit: Edit,
}

/// A function whose body is exchanged.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub(super) path: String,
    /// The reference's body, braces included.
    pub(super) range: Range<usize>,
    /// The mutant's body, braces included; the items that the mutant adds are in it.
    pub(super) text: String,
}
