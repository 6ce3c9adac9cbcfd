//! What is to stay of the reference by demand.

use std::collections::BTreeSet;

use crate::contract::Contract;

/// The private items that stay because the contract names them: `Type`, `Type::method`, names of
/// free functions, `impl Drop for Type`. Public items need no mention.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Their paths.
    pub names: BTreeSet<String>,
}

impl Kept {
    /// What `contract` names.
    #[must_use]
    pub fn of(contract: &Contract) -> Self {
        Self {
            names: contract.paths().into_iter().collect(),
        }
    }

    /// Whether the free item `name` stays, for its own sake or for a member's.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names
            .iter()
            .any(|kept| kept.split("::").next() == Some(name))
    }

    /// Whether `of::member` stays.
    pub(super) fn has_member(&self, of: &str, member: &str) -> bool {
        self.names.contains(&format!("{of}::{member}"))
    }
}

/// What becomes of the mount of the public tests. The mount of the hidden ones always goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicTests {
    /// It stays: the starter is for students.
    Mounted,
    /// It goes: the starter is to be graded.
    Removed,
}
