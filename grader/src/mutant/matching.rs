//! The walk over a mutant's items that finds for each its place in the reference.

use std::ops::Range;

use crate::lexed::Lexed;
use crate::source::Edit;

use super::changes::{Body, Change, Fit};
use super::compare::compare;
use super::lines::{code_lines, marker_lines};
use super::misfit::Misfit;
use super::outline::{Block, Outline, Slot};
use super::outlined::Outlined;
use super::read::Mutant;
use super::removal;

mod added;
mod state;

use state::{Matching, encloses};

/// Finds a place in `reference` for each item of `mutant`, whose outline is `own`.
///
/// # Errors
///
/// Every [`Misfit`].
pub(super) fn match_up(
    mutant: &Mutant,
    lexed: &Lexed<'_>,
    own: &Outline,
    reference: &Outlined<'_>,
) -> Result<Fit, Vec<Misfit>> {
    let mut matching = Matching::new(mutant, lexed, own, reference);
    matching.run();
    matching.finish()
}

impl<'a> Matching<'a> {
    fn run(&mut self) {
        let own = self.own;
        for removal in &self.mutant.removes {
            self.remove(&removal.item, removal.line);
        }
        let (added, known): (Vec<&Block>, Vec<&Block>) = own
            .blocks
            .iter()
            .partition(|block| self.blocks_like(block).is_empty());
        for block in known {
            self.header(block);
        }
        for block in &added {
            self.add_block(block);
        }
        for (index, slot) in own.slots.iter().enumerate() {
            if added
                .iter()
                .any(|block| encloses(&block.whole, &slot.whole))
            {
                continue;
            }
            if own.slots[..index].iter().any(|other| other.key == slot.key) {
                let message = "the mutant has this item twice".to_owned();
                self.misfit(slot.whole.start, slot.key.to_string(), message, "keep one");
            } else {
                self.slot(slot);
            }
        }
        for import in &own.imports {
            self.import(import);
        }
        for range in &own.nameless {
            if !added.iter().any(|block| encloses(&block.whole, range)) {
                let message = "an item without a name cannot be matched".to_owned();
                let remedy = "replace the item that it makes, or the one that it stands in";
                self.misfit(range.start, "item".to_owned(), message, remedy);
            }
        }
    }

    fn finish(mut self) -> Result<Fit, Vec<Misfit>> {
        for line in marker_lines(self.lexed) {
            if !self.claimed.contains(&line) {
                let message = "the marker belongs to no item that changes".to_owned();
                let remedy = "put it on or inside the item that it marks, or remove it";
                self.misfit_at(line, "marker".to_owned(), message, remedy);
            }
        }
        if !self.changed && self.misfits.is_empty() {
            let message = "the mutant does not differ from the reference".to_owned();
            let remedy = "make the change that its header announces";
            self.misfit_at(1, self.mutant.title.clone(), message, remedy);
        }
        if self.changes_overlap() && self.misfits.is_empty() {
            let message = "two of its changes touch the same text".to_owned();
            let remedy = "do not replace what a `Removes:` line takes away";
            self.misfit_at(1, self.mutant.title.clone(), message, remedy);
        }
        if !self.misfits.is_empty() {
            self.misfits.sort_by_key(|misfit| misfit.line);
            return Err(self.misfits);
        }
        let bodies = self.foldable();
        Ok(Fit {
            name: self.mutant.name.clone(),
            changes: self.changes,
            bodies,
        })
    }

    fn remove(&mut self, item: &str, line: usize) {
        match removal::find(item, &self.reference.outline) {
            Ok((path, range)) => {
                let text = self.reference.lexed[path.as_str()].text();
                let edit = Edit::replace(whole_lines(text, range), "");
                self.changes.push(Change { path, edit });
                self.changed = true;
                self.hinder(format!("it removes `{item}`"));
            }
            Err((message, remedy)) => self.misfit_at(line, item.to_owned(), message, &remedy),
        }
    }

    /// The reference's blocks with the key of `block`, less those that a `Removes:` line takes.
    fn blocks_like(&self, block: &Block) -> Vec<&'a Block> {
        let alike = |other: &&'a Block| other.module == block.module && other.scope == block.scope;
        let blocks = self.reference.outline.blocks.iter().filter(alike);
        blocks
            .filter(|other| !self.is_removed(&other.file, &other.whole))
            .collect()
    }

    /// A block that the reference has must stand under the same header.
    fn header(&mut self, block: &Block) {
        let code = |lexed: &Lexed<'_>, range: &Range<usize>| -> Vec<String> {
            let tokens = lexed.tokens_in(range).iter();
            tokens
                .map(|token| lexed.text()[token.range.clone()].to_owned())
                .collect()
        };
        let own = code(self.lexed, &block.header);
        let blocks = self.blocks_like(block);
        let same = |other: &&&Block| {
            code(&self.reference.lexed[other.file.as_str()], &other.header) == own
        };
        if blocks.iter().any(|other| same(&other)) {
            return;
        }
        let theirs = blocks.first().map(|other| {
            let text = self.reference.lexed[other.file.as_str()].text();
            text[other.header.clone()].trim().to_owned()
        });
        let message = format!("the reference writes `{}`", theirs.unwrap_or_default());
        let remedy = "take over its header; to change it, remove the impl with `Removes:` and add \
                      it anew";
        self.misfit(block.header.start, block.scope.to_string(), message, remedy);
    }

    fn slot(&mut self, slot: &Slot) {
        let candidates: Vec<&Slot> = self
            .reference
            .outline
            .slots
            .iter()
            .filter(|other| other.key == slot.key && !self.is_removed(&other.file, &other.whole))
            .collect();
        match candidates[..] {
            [] => self.add_slot(slot),
            [theirs] => self.replace(slot, theirs),
            _ => {
                let message = "the reference has this item more than once".to_owned();
                let remedy = "replace an item whose key is unique";
                self.misfit(slot.code.start, slot.key.to_string(), message, remedy);
            }
        }
    }

    fn replace(&mut self, slot: &Slot, theirs: &'a Slot) {
        let with_attributes = slot.attributes || slot.attributes_count;
        let range = |slot: &Slot| {
            if with_attributes {
                &slot.attributed
            } else {
                &slot.code
            }
            .clone()
        };
        let (own, old) = (range(slot), range(theirs));
        let lexed = &self.reference.lexed[theirs.file.as_str()];
        let elements = self.elements(&own, &slot.whole);
        let place = format!("{}:{}", theirs.file, lexed.line(old.start));
        let end = self.lexed.line(own.end - 1);
        let comparison = compare(&code_lines(lexed, &old), &elements, &place, end);
        self.changed |= comparison.changed;
        self.tell(slot.key.to_string(), comparison.differences);
        self.fold_or_hinder(slot, theirs, with_attributes);
        let edit = Edit::replace(old, &self.mutant.text[own]);
        self.changes.push(Change {
            path: theirs.file.clone(),
            edit,
        });
    }

    /// Notes how the replacement can be chosen at run time, or why it cannot.
    fn fold_or_hinder(&mut self, slot: &Slot, theirs: &Slot, with_attributes: bool) {
        let (Some(own), Some(old)) = (&slot.function, &theirs.function) else {
            return self.hinder(format!("`{}` is no function with a body", slot.key));
        };
        let signature = |lexed: &Lexed<'_>, range: Range<usize>| -> Vec<String> {
            let lines = code_lines(lexed, &range);
            let code = lines.iter().flat_map(|line| line.code());
            code.map(str::to_owned).collect()
        };
        let lexed = &self.reference.lexed[theirs.file.as_str()];
        let same = signature(self.lexed, slot.code.start..own.body.start)
            == signature(lexed, theirs.code.start..old.body.start);
        let why = if with_attributes || own.inner_attributes || old.inner_attributes {
            "has attributes of its own"
        } else if !same {
            "has another signature"
        } else if old.is_const {
            "is a const fn"
        } else if old.returns_impl {
            "returns an `impl Trait`"
        } else {
            let text = self.mutant.text[own.body.clone()].to_owned();
            let body = Body {
                path: theirs.file.clone(),
                range: old.body.clone(),
                text,
            };
            return self.bodies.push((slot.key.module.clone(), body));
        };
        self.hinder(format!("`{}` {why}", slot.key));
    }

    /// The bodies to choose from at run time, with the added items inside.
    fn foldable(&self) -> Result<Vec<Body>, String> {
        if let Some(obstacle) = &self.obstacle {
            return Err(obstacle.clone());
        }
        if self.bodies.len() > 1 && self.helpers.iter().any(|(_, _, agree)| !agree) {
            return Err("it adds a type or a static for several functions".to_owned());
        }
        let at_home = |module: &Vec<String>| self.bodies.iter().all(|(home, _)| home == module);
        if self.bodies.is_empty() || !self.helpers.iter().all(|(module, ..)| at_home(module)) {
            return Err("it adds items to another module than its functions'".to_owned());
        }
        let helpers: String = self
            .helpers
            .iter()
            .map(|(_, text, _)| format!("\n{text}\n"))
            .collect();
        let with_helpers = |(_, body): &(Vec<String>, Body)| {
            let mut body = body.clone();
            body.text.insert_str(1, &helpers);
            body
        };
        Ok(self.bodies.iter().map(with_helpers).collect())
    }

    fn changes_overlap(&self) -> bool {
        let overlap = |a: &Change, b: &Change| {
            a.path == b.path
                && a.edit.range.start < b.edit.range.end
                && b.edit.range.start < a.edit.range.end
        };
        let changes = self.changes.iter().enumerate();
        changes
            .into_iter()
            .any(|(i, a)| self.changes[..i].iter().any(|b| overlap(a, b)))
    }
}

/// The range with its indentation and its line break, if it stands on lines of its own.
fn whole_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text[..range.start].trim_end_matches([' ', '\t']).len();
    let alone = start == 0 || text[..start].ends_with('\n');
    match text[range.end..].strip_prefix('\n') {
        Some(_) if alone => start..range.end + 1,
        _ => range,
    }
}
