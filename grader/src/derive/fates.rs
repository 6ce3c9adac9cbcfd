//! What stays of the reference, what goes, and what is given away whole.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::spanned::Spanned;

use crate::lexed::Lexed;
use crate::source::{SourceFile, SourceTree};

use super::kept::{Kept, PublicTests};
use super::marks::{attributes, is_marked_given, is_test, mentions, self_name};
use super::reach::{Named, exported, name_of};

/// What becomes of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays, its bodies are emptied.
    Stays,
    /// It stays as it is.
    Given,
    /// It goes.
    Goes,
}

/// The fate of every item and member by its file and its first byte, and the names that go with
/// the items that do.
#[derive(Debug, Default)]
pub(super) struct Fates {
    of: BTreeMap<(String, usize), Fate>,
    files: BTreeSet<String>,
    /// Types, traits, constants, statics and macros of which no declaration stays.
    pub(super) gone: BTreeSet<String>,
    /// Free functions of which none stays.
    pub(super) gone_functions: BTreeSet<String>,
    /// Methods of which none stays.
    pub(super) gone_methods: BTreeSet<String>,
    /// Modules of which none stays.
    pub(super) gone_modules: BTreeSet<String>,
    /// By file, the names that it declares and loses: items, functions, modules.
    pub(super) lost_by: BTreeMap<String, BTreeSet<String>>,
    /// Functions that are given.
    pub(super) given_functions: BTreeSet<String>,
}

impl Fates {
    pub(super) fn of(&self, file: &str, item: &impl ToTokens) -> Fate {
        let key = (file.to_owned(), item.span().byte_range().start);
        self.of.get(&key).copied().unwrap_or(Fate::Stays)
    }

    pub(super) fn file_stays(&self, path: &str) -> bool {
        self.files.contains(path)
    }
}

pub(super) fn decide(
    tree: &SourceTree,
    lexed: &BTreeMap<&str, Lexed<'_>>,
    kept: &Kept,
    public: PublicTests,
) -> Fates {
    let exported = exported(tree);
    let mut decider = Decider {
        kept,
        public,
        exported_names: exported.iter().map(|(_, name)| name.clone()).collect(),
        exported,
        given_modules: BTreeSet::new(),
        names: Names::default(),
        content: BTreeSet::new(),
        re_exporting: BTreeSet::new(),
        fates: Fates::default(),
    };
    // What an impl is for must be decided before the impl, what is in a module before the module.
    for stage in [
        Decider::given,
        Decider::named,
        Decider::impls,
        Decider::re_exports,
        Decider::modules,
    ] {
        for file in tree.files() {
            let place = Place {
                file: &file.path,
                lexed: &lexed[file.path.as_str()],
            };
            decider.each(&file.ast.items, &file.module, place, stage);
        }
        decider.close_names();
    }
    decider.finish(tree)
}

#[derive(Clone, Copy)]
struct Place<'a> {
    file: &'a str,
    lexed: &'a Lexed<'a>,
}

/// Names that stay and names that go.
#[derive(Default)]
struct Names {
    items: [BTreeSet<String>; 2],
    functions: [BTreeSet<String>; 2],
    methods: [BTreeSet<String>; 2],
    modules: [BTreeSet<String>; 2],
}

struct Decider<'a> {
    kept: &'a Kept,
    public: PublicTests,
    exported: BTreeSet<Named>,
    exported_names: BTreeSet<String>,
    given_modules: BTreeSet<Vec<String>>,
    names: Names,
    /// The modules in which something stays.
    content: BTreeSet<Vec<String>>,
    /// The modules with a `pub use`.
    re_exporting: BTreeSet<Vec<String>>,
    fates: Fates,
}

type Stage<'a> = fn(&mut Decider<'a>, &syn::Item, &[String], Place<'_>);

impl<'a> Decider<'a> {
    /// Runs a stage over items, those of inline modules before the modules themselves.
    fn each(&mut self, items: &[syn::Item], module: &[String], place: Place<'_>, stage: Stage<'a>) {
        for item in items {
            if let syn::Item::Mod(inline) = item
                && let Some((_, items)) = &inline.content
                && !is_test(&inline.attrs)
            {
                self.each(items, &child(module, &inline.ident), place, stage);
            }
            stage(self, item, module, place);
        }
    }

    /// `// given` above an item.
    fn given(&mut self, item: &syn::Item, module: &[String], place: Place<'_>) {
        if is_marked_given(item, attributes(item), place.lexed) {
            self.set(item, place, Fate::Given);
            if let syn::Item::Mod(item) = item {
                self.given_modules.insert(child(module, &item.ident));
            }
        }
    }

    /// Items with a name, and macros.
    fn named(&mut self, item: &syn::Item, module: &[String], place: Place<'_>) {
        if let syn::Item::Use(import) = item
            && matches!(import.vis, syn::Visibility::Public(_))
        {
            self.re_exporting.insert(module.to_vec());
        }
        let fate = self.fate_of_named(item, module, place);
        let Some(fate) = fate else { return };
        self.set(item, place, fate);
        if fate != Fate::Goes && !matches!(item, syn::Item::Macro(_)) {
            self.content.insert(module.to_vec());
        }
        let index = usize::from(fate == Fate::Goes);
        if let Some((name, _)) = name_of(item)
            && fate == Fate::Goes
        {
            self.lose(place, name);
        }
        match item {
            syn::Item::Fn(item) => {
                if fate == Fate::Given {
                    self.fates
                        .given_functions
                        .insert(item.sig.ident.to_string());
                }
                self.names.functions[index].insert(item.sig.ident.to_string());
            }
            syn::Item::Macro(syn::ItemMacro {
                ident: Some(name), ..
            }) => {
                if fate == Fate::Goes {
                    self.lose(place, name.to_string());
                }
                self.names.items[index].insert(name.to_string());
            }
            other => {
                let name = name_of(other).map(|(name, _)| name);
                self.names.items[index].extend(name);
            }
        }
    }

    fn fate_of_named(&self, item: &syn::Item, module: &[String], place: Place<'_>) -> Option<Fate> {
        let attributes = attributes(item);
        if is_test(attributes) {
            return Some(Fate::Goes);
        }
        if self.is_given(item, module, place) {
            return Some(Fate::Given);
        }
        let stays = match item {
            syn::Item::Macro(syn::ItemMacro { ident: Some(_), .. }) => attributes
                .iter()
                .any(|attribute| attribute.path().is_ident("macro_export")),
            other => {
                let (name, _) = name_of(other)?;
                // A name of the contract means the item that the world sees, if there is one.
                let by_contract = self.kept.has(&name) && !self.exported_names.contains(&name);
                by_contract || self.exported.contains(&(module.to_vec(), name))
            }
        };
        Some(if stays { Fate::Stays } else { Fate::Goes })
    }

    fn is_given(&self, item: &syn::Item, module: &[String], place: Place<'_>) -> bool {
        let above = (0..=module.len()).any(|n| self.given_modules.contains(&module[..n]));
        above || self.fates.of(place.file, item) == Fate::Given
    }

    fn impls(&mut self, item: &syn::Item, module: &[String], place: Place<'_>) {
        match item {
            syn::Item::Impl(block) => {
                let fate = self.fate_of_impl(item, block, module, place);
                self.set(item, place, fate);
                if fate != Fate::Goes {
                    self.content.insert(module.to_vec());
                }
            }
            syn::Item::Macro(call) if call.ident.is_none() => {
                let name = call
                    .mac
                    .path
                    .segments
                    .last()
                    .map(|last| last.ident.to_string());
                let given = self.is_given(item, module, place);
                let state = name.as_deref() == Some("thread_local");
                if name.is_some_and(|name| self.fates.gone.contains(&name)) || state && !given {
                    self.set(item, place, Fate::Goes);
                } else {
                    self.content.insert(module.to_vec());
                }
            }
            _ => {}
        }
    }

    fn fate_of_impl(
        &mut self,
        item: &syn::Item,
        block: &syn::ItemImpl,
        module: &[String],
        place: Place<'_>,
    ) -> Fate {
        if is_test(&block.attrs) {
            return Fate::Goes;
        }
        if self.is_given(item, module, place) {
            return Fate::Given;
        }
        let of_trait = block.trait_.as_ref().map(|(path, _)| path);
        if mentions(&block.self_ty, &self.fates.gone)
            || of_trait.is_some_and(|path| mentions(path, &self.fates.gone))
        {
            return Fate::Goes;
        }
        let of = self_name(&block.self_ty);
        match of_trait {
            None => self.members(block, &of, place),
            Some(path)
                if path
                    .segments
                    .last()
                    .is_some_and(|last| last.ident == "Drop") =>
            {
                let named = self.kept.names.contains(&format!("impl Drop for {of}"));
                if named || self.kept.has_member(&of, "drop") {
                    Fate::Stays
                } else {
                    Fate::Goes
                }
            }
            Some(_) => Fate::Stays,
        }
    }

    /// The members of an inherent impl, which goes with the last of them.
    fn members(&mut self, block: &syn::ItemImpl, of: &str, place: Place<'_>) -> Fate {
        let mut stays = block.items.is_empty();
        for member in &block.items {
            let (name, vis, attributes) = match member {
                syn::ImplItem::Fn(f) => (&f.sig.ident, &f.vis, &f.attrs),
                syn::ImplItem::Const(c) => (&c.ident, &c.vis, &c.attrs),
                syn::ImplItem::Type(t) => (&t.ident, &t.vis, &t.attrs),
                _ => continue,
            };
            let name = name.to_string();
            let fate = if is_test(attributes) {
                Fate::Goes
            } else if is_marked_given(member, attributes, place.lexed) {
                Fate::Given
            } else if matches!(vis, syn::Visibility::Public(_)) || self.kept.has_member(of, &name) {
                Fate::Stays
            } else {
                Fate::Goes
            };
            stays |= fate != Fate::Goes;
            if fate == Fate::Given {
                self.fates.given_functions.insert(name.clone());
            }
            self.names.methods[usize::from(fate == Fate::Goes)].insert(name);
            self.set(member, place, fate);
        }
        if stays { Fate::Stays } else { Fate::Goes }
    }

    /// Public modules that re-export: that is content too.
    fn re_exports(&mut self, item: &syn::Item, module: &[String], _: Place<'_>) {
        if let syn::Item::Mod(item) = item
            && matches!(item.vis, syn::Visibility::Public(_))
        {
            let path = child(module, &item.ident);
            if self.re_exporting.contains(&path) {
                self.content.insert(path);
            }
        }
    }

    /// Modules: one stays with what is in it.
    fn modules(&mut self, item: &syn::Item, module: &[String], place: Place<'_>) {
        let syn::Item::Mod(item) = item else {
            if let syn::Item::Use(import) = item
                && is_test(&import.attrs)
            {
                self.set(import, place, Fate::Goes);
            }
            return;
        };
        if is_test(&item.attrs) {
            let mounted = self.public == PublicTests::Mounted && item.ident == "public";
            self.set(item, place, if mounted { Fate::Given } else { Fate::Goes });
            return;
        }
        let path = child(module, &item.ident);
        let stays = self.has_content(&path) || self.given_modules.contains(&path);
        self.names.modules[usize::from(!stays)].insert(item.ident.to_string());
        if !stays {
            self.lose(place, item.ident.to_string());
            self.set(item, place, Fate::Goes);
        }
    }

    fn has_content(&self, path: &[String]) -> bool {
        self.content.iter().any(|module| module.starts_with(path))
    }

    fn lose(&mut self, place: Place<'_>, name: String) {
        let lost = self.fates.lost_by.entry(place.file.to_owned());
        lost.or_default().insert(name);
    }

    fn set(&mut self, item: &impl ToTokens, place: Place<'_>, fate: Fate) {
        self.fates.of.insert(
            (place.file.to_owned(), item.span().byte_range().start),
            fate,
        );
    }

    fn close_names(&mut self) {
        let gone =
            |[stays, goes]: &[BTreeSet<String>; 2]| goes.difference(stays).cloned().collect();
        self.fates.gone = gone(&self.names.items);
        self.fates.gone_functions = gone(&self.names.functions);
        self.fates.gone_methods = gone(&self.names.methods);
        self.fates.gone_modules = gone(&self.names.modules);
    }

    fn finish(mut self, tree: &SourceTree) -> Fates {
        let stays = |file: &&SourceFile| {
            let given = self
                .given_modules
                .iter()
                .any(|path| file.module.starts_with(path));
            file.module.is_empty() || given || self.has_content(&file.module)
        };
        self.fates.files = tree
            .files()
            .filter(stays)
            .map(|file| file.path.clone())
            .collect();
        self.fates
    }
}

fn child(module: &[String], name: &syn::Ident) -> Vec<String> {
    let mut path = module.to_vec();
    path.push(name.to_string());
    path
}
