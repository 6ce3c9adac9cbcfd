//! Structs and enums: their kind, derives, fields and variants.

use syn::{Expr, Fields, Lit, Visibility};

use super::super::model::{Data, derives, field_name, is_called, text};
use super::super::nearest::nearest;
use super::super::shape::{Verdict, compare};
use super::super::survey::Place;
use super::checker::Checker;
use super::functions::visibility;

/// Derives that tests rely on: a hand-written impl could say anything.
const DERIVED_ONLY: [&str; 3] = ["PartialEq", "PartialOrd", "Ord"];

impl Checker {
    pub(super) fn data(&mut self, item: &Data) {
        let name = item.ast.ident.to_string();
        let Some(found) = self.survey.only(&self.survey.types, &name) else {
            return;
        };
        let (yours, place, in_root) = (found.ast.clone(), found.place.clone(), found.in_root);
        let parameters = |ast: &syn::DeriveInput| ast.generics.type_params().count();
        match (&item.ast.data, &yours.data) {
            (syn::Data::Struct(wanted), syn::Data::Struct(found)) => {
                self.fields(
                    item,
                    &wanted.fields,
                    &yours,
                    &found.fields,
                    (&place, in_root),
                );
            }
            (syn::Data::Enum(_), syn::Data::Enum(_)) => self.variants(item, &yours, &place),
            (wanted, found) => {
                let message = format!(
                    "`{name}` is {}; the contract says {}",
                    kind(found),
                    kind(wanted)
                );
                self.breach(
                    name,
                    Some(&place),
                    message,
                    "declare it as the contract does",
                );
                return;
            }
        }
        if parameters(&item.ast) != parameters(&yours) {
            let message = format!(
                "`{name}` has {} type parameters; the contract says `{name}{}`",
                parameters(&yours),
                text(&item.ast.generics)
            );
            self.breach(
                &name,
                Some(&place),
                message,
                "declare it as the contract does",
            );
        }
        self.derives(item, &yours, &place);
    }

    fn derives(&mut self, item: &Data, yours: &syn::DeriveInput, place: &Place) {
        let name = item.ast.ident.to_string();
        let present = derives(&yours.attrs);
        for wanted in item.derives() {
            let Some(last) = wanted
                .segments
                .last()
                .map(|segment| segment.ident.to_string())
            else {
                continue;
            };
            // `use serde::Serialize as S; #[derive(S)]`
            let derived = present.iter().any(|path| {
                is_called(path, &last)
                    || path.get_ident().is_some_and(|ident| {
                        self.survey.aliases.original(&ident.to_string()) == Some(last.as_str())
                    })
            });
            let by_hand = !self.survey.implementations_of(&last, &name).is_empty();
            let strict = DERIVED_ONLY.contains(&last.as_str());
            if derived || by_hand && !strict || self.survey.has_macros && !strict {
                continue;
            }
            let message = if by_hand {
                format!(
                    "`{name}` implements {last} by hand; the derive is required, because tests \
                    must be able to rely on it"
                )
            } else {
                format!("`{name}` does not derive {last}")
            };
            let remedy = format!("add it: `#[derive({})]`", text(&wanted));
            self.breach(&name, Some(place), message, remedy);
        }
    }

    fn fields(
        &mut self,
        item: &Data,
        wanted: &Fields,
        yours: &syn::DeriveInput,
        found: &Fields,
        (place, in_root): (&Place, bool),
    ) {
        let name = item.ast.ident.to_string();
        if form(wanted) != form(found) && !(item.open && wanted.is_empty()) {
            let message = format!(
                "`{name}` is {}; the contract says {}",
                form(found),
                form(wanted)
            );
            self.breach(
                &name,
                Some(place),
                message,
                "declare it as the contract does",
            );
            return;
        }
        let names: Vec<String> = found
            .iter()
            .enumerate()
            .map(|(index, field)| field_name(field, index))
            .collect();
        for (index, field) in wanted.iter().enumerate() {
            let field_name = field_name(field, index);
            let path = format!("{name}::{field_name}");
            let says = format!("{} {field_name}: {}", text(&field.vis), text(&field.ty));
            let says = says.trim();
            let Some(at) = names.iter().position(|name| *name == field_name) else {
                let near = nearest(&field_name, names.iter().map(String::as_str));
                let remedy = match near {
                    Some(near) => format!("did you mean your `{near}`? The contract says `{says}`"),
                    None => format!("add `{says}`"),
                };
                let message = format!("the field `{field_name}` of `{name}` is missing");
                self.breach(path, Some(place), message, remedy);
                continue;
            };
            let Some(found) = found.iter().nth(at) else {
                continue;
            };
            let place = (place.0.clone(), line_of(found));
            let contract = self
                .contract_scope(&[&item.ast.generics], None)
                .shape(&field.ty);
            let shape = self.your_scope(&[&yours.generics], None).shape(&found.ty);
            let public = matches!(field.vis, Visibility::Public(_));
            // A private field is only read, and through `Arc` as well as not.
            if public && compare(&contract, &shape) == Verdict::Different {
                let message = format!(
                    "`{path}` is a `{}`; the contract says `{}`",
                    text(&found.ty),
                    text(&field.ty)
                );
                self.breach(path, Some(&place), message, format!("write `{says}`"));
            } else if let Some((message, vis)) = visibility(&field.vis, &found.vis, in_root) {
                let message = format!("the field `{field_name}` of `{name}` {message}");
                let remedy = format!("write `{vis} {field_name}: {}`", text(&found.ty));
                self.breach(path, Some(&place), message, remedy);
            }
        }
        if !item.open && !wanted.is_empty() {
            self.extra_fields(&name, wanted, &names, place);
        }
    }

    /// Tests write a struct without secrets as a literal, so it has no other fields.
    fn extra_fields(&mut self, name: &str, wanted: &Fields, yours: &[String], place: &Place) {
        let wanted: Vec<String> = wanted
            .iter()
            .enumerate()
            .map(|(index, field)| field_name(field, index))
            .collect();
        for extra in yours.iter().filter(|field| !wanted.contains(field)) {
            let message =
                format!("`{name}` has a field `{extra}`, which the contract does not know");
            let remedy = "keep to the contract's fields: tests build the struct from them";
            self.breach(format!("{name}::{extra}"), Some(place), message, remedy);
        }
    }

    fn variants(&mut self, item: &Data, yours: &syn::DeriveInput, place: &Place) {
        let syn::Data::Enum(found) = &yours.data else {
            return;
        };
        let name = item.ast.ident.to_string();
        let names: Vec<String> = found.variants.iter().map(|v| v.ident.to_string()).collect();
        let wanted = item.variants();
        for variant in &wanted {
            let path = format!("{name}::{}", variant.ident);
            let Some(found) = found
                .variants
                .iter()
                .find(|found| found.ident == variant.ident)
            else {
                let extra = names
                    .iter()
                    .filter(|name| wanted.iter().all(|v| v.ident != name.as_str()));
                let wanted_name = variant.ident.to_string();
                let near = nearest(&wanted_name, extra.map(String::as_str));
                let remedy = match near {
                    Some(near) => format!("did you mean your `{near}`? Rename it"),
                    None => format!("add `{}`", bare(variant)),
                };
                let message = format!("the variant `{wanted_name}` of `{name}` is missing");
                self.breach(path, Some(place), message, remedy);
                continue;
            };
            let place = (place.0.clone(), found.ident.span().start().line);
            self.variant(&path, item, variant, yours, found, &place);
        }
        for extra in names
            .iter()
            .filter(|name| wanted.iter().all(|v| v.ident != name.as_str()))
        {
            let message =
                format!("`{name}` has a variant `{extra}`, which the contract does not know");
            let remedy = "keep to the contract's variants: tests match on exactly these";
            self.breach(format!("{name}::{extra}"), Some(place), message, remedy);
        }
    }

    fn variant(
        &mut self,
        path: &str,
        item: &Data,
        wanted: &syn::Variant,
        yours: &syn::DeriveInput,
        found: &syn::Variant,
        place: &Place,
    ) {
        let names = |fields: &Fields| -> Vec<String> {
            fields
                .iter()
                .enumerate()
                .map(|(index, field)| field_name(field, index))
                .collect()
        };
        let (mut theirs, mut mine) = (names(&wanted.fields), names(&found.fields));
        theirs.sort();
        mine.sort();
        let differs = form(&wanted.fields) != form(&found.fields)
            || theirs != mine
            || wanted.fields.iter().enumerate().any(|(index, field)| {
                let name = field_name(field, index);
                let yours_field = found
                    .fields
                    .iter()
                    .enumerate()
                    .find(|(index, field)| field_name(field, *index) == name);
                yours_field.is_some_and(|(_, other)| {
                    let contract = self
                        .contract_scope(&[&item.ast.generics], None)
                        .shape(&field.ty);
                    let shape = self.your_scope(&[&yours.generics], None).shape(&other.ty);
                    compare(&contract, &shape) == Verdict::Different
                })
            });
        if differs {
            let message = format!(
                "`{path}` is `{}`; the contract says `{}`",
                bare(found),
                bare(wanted)
            );
            self.breach(
                path,
                Some(place),
                message,
                "declare it as the contract does",
            );
        }
        if let (Some(wanted), Some(found)) = (message_of(wanted), message_of(found))
            && wanted != found
        {
            let message =
                format!("the message of `{path}` is {found:?}; the contract says {wanted:?}");
            self.breach(
                path,
                Some(place),
                message,
                format!("write `#[error({wanted:?})]`"),
            );
        }
    }
}

/// The text of `#[error("…")]`, where it is text and nothing else.
fn message_of(variant: &syn::Variant) -> Option<String> {
    let attribute = variant
        .attrs
        .iter()
        .find(|attribute| attribute.path().is_ident("error"))?;
    match attribute.parse_args::<Expr>().ok()? {
        Expr::Lit(literal) => match literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// A variant without its attributes.
fn bare(variant: &syn::Variant) -> String {
    let mut variant = variant.clone();
    variant.attrs.clear();
    variant
        .fields
        .iter_mut()
        .for_each(|field| field.attrs.clear());
    text(&variant)
}

fn form(fields: &Fields) -> &'static str {
    match fields {
        Fields::Named(_) => "with named fields",
        Fields::Unnamed(_) => "a tuple",
        Fields::Unit => "without fields",
    }
}

fn kind(data: &syn::Data) -> &'static str {
    match data {
        syn::Data::Struct(_) => "a struct",
        syn::Data::Enum(_) => "an enum",
        syn::Data::Union(_) => "a union",
    }
}

fn line_of(field: &syn::Field) -> usize {
    use syn::spanned::Spanned;
    field
        .ident
        .as_ref()
        .map_or_else(|| field.ty.span(), syn::Ident::span)
        .start()
        .line
}
