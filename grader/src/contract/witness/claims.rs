//! The text of the witnesses, and what each of its lines claims.

use proc_macro2::TokenStream;

/// The module that proves a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witnesses {
    /// Its text: items only, to stand in a module of the submission's crate.
    pub code: String,
    /// What each of its lines claims, in order.
    pub items: Vec<Witness>,
}

/// What some lines of the witnesses claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// The first of the lines, counted from 1.
    pub first_line: usize,
    /// The last of the lines.
    pub last_line: usize,
    /// The contract's item: `VectorClock::merge`.
    pub item: String,
    /// The claim, for a student: what the contract says of the item.
    pub claim: String,
}

impl Witnesses {
    /// What the line that the compiler complains about claims. `None` means that the line is ours
    /// and claims nothing.
    #[must_use]
    pub fn explain(&self, line: usize) -> Option<&Witness> {
        self.items
            .iter()
            .find(|item| (item.first_line..=item.last_line).contains(&line))
    }

    /// Appends `code`, which claims `claim` of `item`.
    pub(super) fn add(
        &mut self,
        item: impl Into<String>,
        claim: impl Into<String>,
        code: &TokenStream,
    ) {
        let line = self.next_line();
        self.code.push_str(&code.to_string());
        self.code.push('\n');
        self.items.push(Witness {
            first_line: line,
            last_line: self.next_line() - 1,
            item: item.into(),
            claim: claim.into(),
        });
    }

    fn next_line(&self) -> usize {
        self.code.lines().count() + 1
    }
}
