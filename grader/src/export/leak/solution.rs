//! Which lines of the reference are the solution, and which everybody may see.

use std::collections::BTreeSet;

use syn::spanned::Spanned;
use syn::visit::Visit;

use crate::source::{SourceFile, SourceTree};

/// The lines of a reference, trimmed.
#[derive(Default)]
pub(super) struct Solution {
    /// Those that students may see: outside of functions, or given.
    pub(super) open: BTreeSet<String>,
    /// Those inside functions and solution regions, with their file.
    pub(super) secret: Vec<(String, String)>,
}

pub(super) fn of(reference: &SourceTree) -> Solution {
    let given_files = given_modules(reference);
    let mut solution = Solution::default();
    for file in reference.files() {
        let given = given_files
            .iter()
            .any(|module| file.module.starts_with(module));
        let secret = if given {
            BTreeSet::new()
        } else {
            secret_lines(file)
        };
        for (index, line) in file.text.lines().enumerate() {
            let line = line.trim();
            if let Some(starter) = line.strip_prefix("// starter:") {
                solution.open.insert(starter.trim().to_owned());
            } else if secret.contains(&(index + 1)) {
                solution.secret.push((line.to_owned(), file.path.clone()));
            } else {
                solution.open.insert(line.to_owned());
            }
        }
    }
    solution
}

/// The modules whose files are given whole, by a mark above their `mod` line.
fn given_modules(reference: &SourceTree) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for file in reference.files() {
        let lines: Vec<&str> = file.text.lines().collect();
        for item in &file.ast.items {
            if let syn::Item::Mod(item) = item
                && item.content.is_none()
                && is_given(&lines, item, item.mod_token.span.start().line)
            {
                let name = std::iter::once(item.ident.to_string());
                found.push(file.module.iter().cloned().chain(name).collect());
            }
        }
    }
    found
}

/// The numbers of the lines that are the solution.
fn secret_lines(file: &SourceFile) -> BTreeSet<usize> {
    let lines: Vec<&str> = file.text.lines().collect();
    let mut bodies = Bodies {
        lines: &lines,
        found: regions(&lines),
    };
    bodies.visit_file(&file.ast);
    bodies.found
}

/// The lines between `// solution` and `// end solution`.
fn regions(lines: &[&str]) -> BTreeSet<usize> {
    let mut inside = false;
    let mut found = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        match line.trim() {
            "// solution" => inside = true,
            "// end solution" => inside = false,
            _ if inside => drop(found.insert(index + 1)),
            _ => {}
        }
    }
    found
}

/// Whether `// given` stands above `item`, or between its attributes and its first `keyword_line`.
fn is_given(lines: &[&str], item: &impl Spanned, keyword_line: usize) -> bool {
    let start = item.span().start().line;
    let above = lines[..start - 1].iter().rev().map(|line| line.trim());
    let above = above.take_while(|line| line.is_empty() || line.starts_with("//"));
    let within = lines[start - 1..keyword_line]
        .iter()
        .map(|line| line.trim());
    above.chain(within).any(|line| line == "// given")
}

struct Bodies<'a> {
    lines: &'a [&'a str],
    found: BTreeSet<usize>,
}

impl Bodies<'_> {
    fn body(&mut self, block: &syn::Block) {
        let (open, close) = (block.span().start().line, block.span().end().line);
        // The first line of a longer body is the signature's.
        let from = if open == close { open } else { open + 1 };
        self.found.extend(from..=close);
    }
}

impl<'ast> Visit<'ast> for Bodies<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_given(self.lines, item, item.sig.fn_token.span.start().line) {
            self.body(&item.block);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !is_given(self.lines, item, item.sig.fn_token.span.start().line) {
            self.body(&item.block);
        }
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default
            && !is_given(self.lines, item, item.sig.fn_token.span.start().line)
        {
            self.body(block);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if !is_given(self.lines, item, item.impl_token.span.start().line) {
            syn::visit::visit_item_impl(self, item);
        }
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        if !is_given(self.lines, item, item.trait_token.span.start().line) {
            syn::visit::visit_item_trait(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_given(self.lines, item, item.mod_token.span.start().line) {
            syn::visit::visit_item_mod(self, item);
        }
    }
}
