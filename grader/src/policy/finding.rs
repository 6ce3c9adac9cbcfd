//! What the rules refuse, as the parts of the policy hand it on.

use super::rule::Rule;
use super::tokens::Place;

/// What was found in one file, before it is worded.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub(super) place: Place,
    pub(super) rule: &'static Rule,
    pub(super) found: String,
}

impl Finding {
    pub(super) fn new(place: Place, rule: &'static Rule, found: impl Into<String>) -> Self {
        Self {
            place,
            rule,
            found: found.into(),
        }
    }
}
