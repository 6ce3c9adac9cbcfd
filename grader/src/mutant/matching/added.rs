//! What a mutant adds to the reference.

use std::ops::Range;

use similar::get_close_matches;

use crate::source::Edit;

use super::super::changes::Change;
use super::super::compare::compare;
use super::super::lines::Element;
use super::super::outline::{Block, Import, Scope, Slot};
use super::state::Matching;

impl Matching<'_> {
    pub(super) fn add_block(&mut self, block: &Block) {
        let elements = self.elements(&block.whole, &block.whole);
        if !marked(&elements) {
            let others = self.reference.outline.blocks.iter();
            let names: Vec<String> = others.map(|other| other.scope.to_string()).collect();
            return self.not_found(block.whole.start, block.scope.to_string(), &names);
        }
        self.check_added(&elements, block.scope.to_string(), &block.whole);
        self.add_to_module(&block.module, &block.whole, &block.scope.to_string());
        self.hinder(format!("it adds `{}`", block.scope));
    }

    pub(super) fn add_slot(&mut self, slot: &Slot) {
        let name = slot.key.to_string();
        let elements = self.elements(&slot.whole, &slot.whole);
        if !marked(&elements) {
            let others = self.reference.outline.slots.iter();
            let names: Vec<String> = others.map(|other| other.key.to_string()).collect();
            return self.not_found(slot.code.start, name, &names);
        }
        self.check_added(&elements, name.clone(), &slot.whole);
        if slot.key.scope == Scope::Free {
            let text = self.mutant.text[slot.whole.clone()].to_owned();
            self.helpers
                .push((slot.key.module.clone(), text, slot.copies_agree));
            return self.add_to_module(&slot.key.module, &slot.whole, &name);
        }
        self.hinder(format!("it adds `{name}`"));
        let home = self.reference.outline.blocks.iter().find(|block| {
            block.module == slot.key.module
                && block.scope == slot.key.scope
                && !self.is_removed(&block.file, &block.whole)
        });
        let home = home.expect("a block without a counterpart is added as a whole");
        let text = format!("\n{}\n", &self.mutant.text[slot.whole.clone()]);
        let edit = Edit::insert(home.close, text);
        self.changes.push(Change {
            path: home.file.clone(),
            edit,
        });
    }

    pub(super) fn import(&mut self, import: &Import) {
        let theirs = self.reference.outline.imports.iter();
        let known: Vec<&(String, String)> = theirs
            .filter(|other| other.module == import.module)
            .flat_map(|other| &other.leaves)
            .collect();
        let (present, new): (Vec<_>, Vec<_>) =
            import.leaves.iter().partition(|leaf| known.contains(leaf));
        if new.is_empty() {
            return;
        }
        let taken = |leaf: &&(String, String)| {
            leaf.1 != "_" && leaf.1 != "*" && known.iter().any(|known| known.1 == leaf.1)
        };
        let item = format!("use {}", import.leaves[0].0);
        let elements = self.elements(&import.whole, &import.whole);
        if !present.is_empty() {
            let message = format!("the reference imports `{}` already", present[0].0);
            self.misfit(import.whole.start, item, message, "import only what is new");
        } else if let Some(leaf) = new.into_iter().find(taken) {
            let message = format!("the reference means something else by `{}`", leaf.1);
            self.misfit(
                import.whole.start,
                item,
                message,
                "write the path out where it is used",
            );
        } else {
            self.check_added(&elements, item.clone(), &import.whole);
            let text = self.mutant.text[import.whole.clone()].to_owned();
            self.helpers.push((import.module.clone(), text, true));
            self.add_to_module(&import.module, &import.whole, &item);
        }
    }

    fn add_to_module(&mut self, module: &[String], range: &Range<usize>, item: &str) {
        self.changed = true;
        let home = self
            .reference
            .outline
            .modules
            .iter()
            .find(|known| known.path == module);
        let Some(home) = home else {
            let message = format!("the reference has no module `{}`", module.join("::"));
            let remedy = "put the item into a module of the reference";
            return self.misfit(range.start, item.to_owned(), message, remedy);
        };
        let text = format!("\n{}\n", &self.mutant.text[range.clone()]);
        let edit = Edit::insert(home.end, text);
        self.changes.push(Change {
            path: home.file.clone(),
            edit,
        });
    }

    /// Every line of an added item is a change.
    fn check_added(&mut self, elements: &[Element], item: String, range: &Range<usize>) {
        self.changed = true;
        let end = self.lexed.line(range.end - 1);
        let comparison = compare(&[], elements, "not in the reference", end);
        self.tell(item, comparison.differences);
    }

    fn not_found(&mut self, offset: usize, item: String, names: &[String]) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let nearest = get_close_matches(item.as_str(), &names, 1, 0.5);
        let message = nearest.first().map_or_else(
            || "the reference has no such item".to_owned(),
            |nearest| format!("the reference has no such item; the nearest is `{nearest}`"),
        );
        let remedy = "correct the name; if the mutant adds it, mark each of its lines `// MUTANT`";
        self.misfit(offset, item, message, remedy);
    }
}

fn marked(elements: &[Element]) -> bool {
    elements
        .iter()
        .any(|element| matches!(element, Element::Code(_, true)))
}
