//! Modules whose files the submission does not contain.

use syn::spanned::Spanned;

use crate::source::{SourceFile, SourceTree};

use super::finding::Finding;
use super::rule;
use super::tokens::Place;

/// The `mod name;` declarations of `file` that no file of `tree` answers.
pub(super) fn inspect(file: &SourceFile, tree: &SourceTree) -> Vec<Finding> {
    let mut findings = Vec::new();
    collect(&file.ast.items, &file.module, tree, &mut findings);
    findings
}

fn collect(items: &[syn::Item], module: &[String], tree: &SourceTree, findings: &mut Vec<Finding>) {
    for item in items {
        let syn::Item::Mod(declaration) = item else {
            continue;
        };
        let name = declaration
            .ident
            .to_string()
            .trim_start_matches("r#")
            .to_owned();
        let path = [module, std::slice::from_ref(&name)].concat();
        if let Some((_, items)) = &declaration.content {
            collect(items, &path, tree, findings);
        } else {
            let stem = format!("src/{}", path.join("/"));
            let there = [format!("{stem}.rs"), format!("{stem}/mod.rs")]
                .iter()
                .any(|path| tree.file(path).is_some());
            // A module that some setting leaves out needs no file.
            let conditional = declaration
                .attrs
                .iter()
                .any(|attr| attr.path().is_ident("cfg"));
            if !there && !conditional {
                let place = Place::of(declaration.mod_token.span());
                findings.push(Finding::new(
                    place,
                    rule::MODULE_FILE,
                    format!("mod {name};"),
                ));
            }
        }
    }
}
