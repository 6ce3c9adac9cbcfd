//! Items that the crate's root must offer.

use super::super::model::{Item, text};
use super::super::nearest::nearest;
use super::super::shape::{Verdict, compare};
use super::checker::Checker;

impl Checker {
    /// Whether the root offers `name`, or may; says so if it certainly does not.
    pub(super) fn root_offers(&mut self, name: &str, item: &Item) -> bool {
        let survey = &self.survey;
        if survey.in_root.contains(name) || survey.root_has_globs || survey.has_macros {
            return true;
        }
        let elsewhere = self.place_of(name);
        if let Some(place) = elsewhere {
            let module = module_of(&place.0);
            let message = format!("`{name}` is not reachable as `crate::{name}`");
            let remedy = format!("write `pub use {module}{name};` in src/lib.rs");
            self.breach(name, Some(&place), message, remedy);
            return false;
        }
        let near = nearest(name, survey.in_root.iter().map(String::as_str)).map(str::to_owned);
        let message = format!("the contract's {} `{name}` is missing", kind(item));
        let remedy = match near {
            Some(near) => format!("did you mean your `{near}`? Rename it"),
            None => {
                "declare it in src/lib.rs, or in a module that src/lib.rs re-exports".to_owned()
            }
        };
        self.breach(name, None, message, remedy);
        false
    }

    /// Where something called `name` is defined.
    fn place_of(&self, name: &str) -> Option<(String, usize)> {
        let survey = &self.survey;
        let types = survey
            .types
            .get(name)
            .into_iter()
            .flatten()
            .map(|found| &found.place);
        let traits = survey
            .traits
            .get(name)
            .into_iter()
            .flatten()
            .map(|found| &found.place);
        let functions = survey
            .functions
            .get(name)
            .into_iter()
            .flatten()
            .map(|found| &found.place);
        let consts = survey
            .consts
            .get(name)
            .into_iter()
            .flatten()
            .map(|found| &found.place);
        types
            .chain(traits)
            .chain(functions)
            .chain(consts)
            .next()
            .cloned()
    }

    /// An alias stands for the contract's type.
    pub(super) fn alias(&mut self, item: &syn::ItemType) {
        let name = item.ident.to_string();
        let yours = self
            .survey
            .only(&self.survey.types, &name)
            .map(|found| found.place.clone());
        let says = format!("the contract says `type {name} = {}`", text(&item.ty));
        if let Some(place) = yours.filter(|_| self.survey.types.contains_key(&name)) {
            let message = format!("`{name}` is a type of its own; {says}");
            self.settled.insert(name.clone());
            self.breach(
                name.clone(),
                Some(&place),
                message,
                format!("make `{name}` an alias"),
            );
            return;
        }
        let Some(alias) = self.survey.aliases.alias(&name) else {
            return;
        };
        let yours_text = text(&alias.ty);
        let contract = self.contract_scope(&[&item.generics], None).shape(&item.ty);
        let yours = self.your_scope(&[&alias.generics], None).shape(&alias.ty);
        if compare(&contract, &yours) == Verdict::Different {
            let message = format!("`{name}` stands for `{yours_text}`; {says}");
            self.settled.insert(name.clone());
            self.breach(name, None, message, "alter the alias");
        }
    }

    /// A constant has the contract's type and value.
    pub(super) fn constant(&mut self, item: &syn::ItemConst) {
        let name = item.ident.to_string();
        let Some(found) = self.survey.only(&self.survey.consts, &name) else {
            return;
        };
        let (ty, place) = (found.ast.ty.clone(), found.place.clone());
        let contract = self.contract_scope(&[], None).shape(&item.ty);
        let yours = self.your_scope(&[], None).shape(&ty);
        if compare(&contract, &yours) == Verdict::Different {
            let message = format!(
                "`{name}` is a `{}`; the contract says `{}`",
                text(&ty),
                text(&item.ty)
            );
            self.breach(name, Some(&place), message, "alter its type");
        }
    }
}

fn kind(item: &Item) -> &'static str {
    match item {
        Item::Data(data) if matches!(data.ast.data, syn::Data::Enum(_)) => "enum",
        Item::Data(_) => "struct",
        Item::Alias(_) => "type alias",
        Item::Const(_) => "constant",
        Item::Function(_) => "function",
        Item::Trait(_) => "trait",
        Item::Methods(_) | Item::Implementation(_) => "impl",
    }
}

/// The path of a file's module as an import writes it: `wire::` of `src/wire.rs`.
fn module_of(path: &str) -> String {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    let inner = inner.strip_suffix(".rs").unwrap_or(inner);
    let inner = inner.strip_suffix("/mod").unwrap_or(inner);
    if inner == "lib" {
        "<module>::".to_owned()
    } else {
        format!("{}::", inner.replace('/', "::"))
    }
}
