//! What the walk has found so far.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use crate::lexed::Lexed;

use super::super::changes::{Body, Change};
use super::super::compare::Difference;
use super::super::lines::{Element, elements};
use super::super::misfit::Misfit;
use super::super::outline::Outline;
use super::super::outlined::Outlined;
use super::super::read::Mutant;

/// A mutant and the reference, and what was found of the one in the other.
pub(super) struct Matching<'a> {
    pub(super) mutant: &'a Mutant,
    pub(super) lexed: &'a Lexed<'a>,
    pub(super) own: &'a Outline,
    pub(super) reference: &'a Outlined<'a>,
    pub(super) changes: Vec<Change>,
    pub(super) bodies: Vec<(Vec<String>, Body)>,
    /// Items to put into the arms of a folded body: their module, their text, and whether copies
    /// of them agree.
    pub(super) helpers: Vec<(Vec<String>, String, bool)>,
    pub(super) obstacle: Option<String>,
    pub(super) changed: bool,
    pub(super) claimed: BTreeSet<usize>,
    pub(super) misfits: Vec<Misfit>,
}

impl<'a> Matching<'a> {
    pub(super) fn new(
        mutant: &'a Mutant,
        lexed: &'a Lexed<'a>,
        own: &'a Outline,
        reference: &'a Outlined<'a>,
    ) -> Self {
        Self {
            mutant,
            lexed,
            own,
            reference,
            changes: Vec::new(),
            bodies: Vec::new(),
            helpers: Vec::new(),
            obstacle: None,
            changed: false,
            claimed: BTreeSet::new(),
            misfits: Vec::new(),
        }
    }

    /// Whether a `Removes:` line takes what is there.
    pub(super) fn is_removed(&self, path: &str, range: &Range<usize>) -> bool {
        let deletions = self
            .changes
            .iter()
            .filter(|change| change.edit.text.is_empty());
        deletions
            .filter(|change| change.path == path)
            .any(|c| encloses(&c.edit.range, range))
    }

    /// The lines of `code` and the markers that belong to the item at `whole`: those above it
    /// (below the item before) and those on its lines.
    pub(super) fn elements(&mut self, code: &Range<usize>, whole: &Range<usize>) -> Vec<Element> {
        let before = self.lexed.code_before(whole.start);
        let after = before.map_or(1, |token| self.lexed.line(token.range.end - 1) + 1);
        let first = after.min(self.lexed.line(whole.start));
        let claimed: RangeInclusive<usize> = first..=self.lexed.line(whole.end - 1);
        self.claimed.extend(claimed.clone());
        elements(self.lexed, code, &claimed)
    }

    /// Notes why the mutant cannot be chosen at run time.
    pub(super) fn hinder(&mut self, why: String) {
        self.obstacle.get_or_insert(why);
    }

    /// Notes where the text of `item` differs without leave.
    pub(super) fn tell(&mut self, item: String, differences: Vec<Difference>) {
        for Difference {
            line,
            message,
            remedy,
        } in differences
        {
            self.misfit_at(line, item.clone(), message, &remedy);
        }
    }

    /// Notes what is wrong at a byte of the mutant.
    pub(super) fn misfit(&mut self, offset: usize, item: String, message: String, remedy: &str) {
        self.misfit_at(self.lexed.line(offset), item, message, remedy);
    }

    /// Notes what is wrong on a line of the mutant.
    pub(super) fn misfit_at(&mut self, line: usize, item: String, message: String, remedy: &str) {
        self.misfits.push(Misfit {
            mutant: self.mutant.path.display().to_string(),
            line,
            item,
            message,
            remedy: remedy.to_owned(),
        });
    }
}

/// Whether `inner` lies in `outer`.
pub(super) fn encloses(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
