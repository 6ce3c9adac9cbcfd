//! `Removes:` lines: which items of the reference they mean.

use std::ops::Range;

use super::outline::{Outline, Scope, Slot};
use super::walk::scope_of;

/// The file and the bytes of the item that `named` means in `reference`.
///
/// # Errors
///
/// What is wrong, and what to do.
pub(super) fn find(
    named: &str,
    reference: &Outline,
) -> Result<(String, Range<usize>), (String, String)> {
    let found = if named.starts_with("impl") {
        impls(named, reference)?
    } else {
        let path = without_keyword(named);
        reference
            .slots
            .iter()
            .filter(|slot| means(path, slot))
            .map(|slot| (slot.file.clone(), slot.whole.clone()))
            .collect()
    };
    match <[_; 1]>::try_from(found) {
        Ok([one]) => Ok(one),
        Err(found) if found.is_empty() => Err((
            format!("the reference has no `{named}`"),
            "name an `impl Trait for Type`, a `Type::item` or a free item as the reference has it"
                .to_owned(),
        )),
        Err(_) => Err((
            format!("the reference has several `{named}`"),
            "put the module path in front".to_owned(),
        )),
    }
}

type Places = Vec<(String, Range<usize>)>;

fn impls(header: &str, reference: &Outline) -> Result<Places, (String, String)> {
    let item = syn::parse_str::<syn::ItemImpl>(&format!("{header} {{}}")).map_err(|error| {
        (
            format!("`{header}` is no impl header: {error}"),
            "write `impl Drop for Lock`".to_owned(),
        )
    })?;
    let scope = scope_of(&item);
    let like = |exact: bool| -> Places {
        let blocks = reference.blocks.iter();
        blocks
            .filter(|block| {
                if exact {
                    block.scope == scope
                } else {
                    is_bare(&block.scope, &scope)
                }
            })
            .map(|block| (block.file.clone(), block.whole.clone()))
            .collect()
    };
    let exact = like(true);
    Ok(if exact.is_empty() { like(false) } else { exact })
}

/// Whether `named` is `scope` with the type's parameters left out.
fn is_bare(scope: &Scope, named: &Scope) -> bool {
    match (scope, named) {
        (
            Scope::Impl { of_trait, of },
            Scope::Impl {
                of_trait: named_trait,
                of: named,
            },
        ) => of_trait == named_trait && of.split('<').next() == Some(named),
        _ => false,
    }
}

/// `fn tick` names `tick`.
fn without_keyword(named: &str) -> &str {
    const KEYWORDS: [&str; 8] = [
        "fn",
        "const",
        "static",
        "type",
        "struct",
        "enum",
        "trait",
        "macro_rules!",
    ];
    match named.split_once(' ') {
        Some((keyword, name)) if KEYWORDS.contains(&keyword) => name.trim(),
        _ => named,
    }
}

/// Whether the path is how a slot's full path ends.
fn means(path: &str, slot: &Slot) -> bool {
    let bare = |name: &str| name.split('<').next().unwrap_or_default().to_owned();
    let mut full = slot.key.module.clone();
    match &slot.key.scope {
        Scope::Free => {}
        Scope::Impl { of, .. } => full.push(bare(of)),
        Scope::Trait(name) => full.push(name.clone()),
    }
    full.push(slot.key.name.clone());
    let path: Vec<String> = path.split("::").map(bare).collect();
    // A bare name means a free item: a method is named with its type.
    let enough = path.len() > 1 || slot.key.scope == Scope::Free;
    enough && full.ends_with(&path)
}
