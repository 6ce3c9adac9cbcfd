//! Reading a contract's file.

use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;

use super::model::{Contract, Data, Function, Implementation, Item, Methods};

/// The line of a fault, and what to say about it.
type Fault = (usize, String);

/// Parses a contract's text.
pub(super) fn contract(text: &str) -> Result<Contract, Fault> {
    let file = syn::parse_str::<syn::File>(text).map_err(|error| {
        (
            error.span().start().line,
            format!(
                "{error}; a contract is Rust whose \
            functions end in `;`"
            ),
        )
    })?;
    let mut contract = Contract {
        imports: Vec::new(),
        items: Vec::new(),
    };
    for item in file.items {
        match item {
            syn::Item::Use(import) => contract.imports.push(import),
            item => contract.items.push(self::item(item, text)?),
        }
    }
    Ok(contract)
}

fn item(item: syn::Item, text: &str) -> Result<Item, Fault> {
    let line = item.span().start().line;
    match item {
        syn::Item::Struct(item) => {
            let open = says_private(text, item.fields.span().byte_range())
                || item
                    .fields
                    .iter()
                    .any(|field| field.vis == syn::Visibility::Inherited);
            Ok(Item::Data(Data {
                open,
                ast: item.into(),
            }))
        }
        syn::Item::Enum(item) => Ok(Item::Data(Data {
            open: false,
            ast: item.into(),
        })),
        syn::Item::Type(item) => Ok(Item::Alias(item)),
        syn::Item::Const(item) => Ok(Item::Const(item)),
        syn::Item::Trait(item) => Ok(Item::Trait(item)),
        syn::Item::Fn(item) => Ok(Item::Function(Function {
            attrs: item.attrs,
            vis: item.vis,
            sig: item.sig,
            body: Some(*item.block),
        })),
        syn::Item::Verbatim(tokens) => syn::parse2::<Bodiless>(tokens)
            .map(|function| Item::Function(function.0))
            .map_err(|error| (line, format!("{error}; write it as ordinary Rust"))),
        syn::Item::Impl(item) => implementation(item),
        _ => Err((
            line,
            "a contract holds types, aliases, constants, functions, traits and impls \
            only; drop this item"
                .to_owned(),
        )),
    }
}

/// Whether a struct's braces hold the word that stands for fields which are nobody's business.
/// Empty braces do not: they are an empty struct.
fn says_private(text: &str, braces: std::ops::Range<usize>) -> bool {
    text.get(braces)
        .is_some_and(|inside| inside.contains("/* private"))
}

fn implementation(item: syn::ItemImpl) -> Result<Item, Fault> {
    let mut functions = Vec::new();
    let mut consts = Vec::new();
    let mut types = Vec::new();
    for inner in item.items {
        let line = inner.span().start().line;
        match inner {
            syn::ImplItem::Fn(inner) => functions.push(Function {
                attrs: inner.attrs,
                vis: inner.vis,
                sig: inner.sig,
                body: Some(inner.block),
            }),
            syn::ImplItem::Verbatim(tokens) => {
                let function = syn::parse2::<Bodiless>(tokens)
                    .map_err(|error| (line, format!("{error}; write `fn name(…) -> …;`")))?;
                functions.push(function.0);
            }
            syn::ImplItem::Const(inner) => consts.push(inner),
            syn::ImplItem::Type(inner) => types.push(inner),
            _ => {
                return Err((
                    line,
                    "an impl of a contract holds functions, constants and types \
                only; drop this item"
                        .to_owned(),
                ));
            }
        }
    }
    let (generics, self_ty) = (item.generics, *item.self_ty);
    Ok(match item.trait_ {
        Some((trait_, _)) => Item::Implementation(Implementation {
            generics,
            trait_,
            self_ty,
            functions,
            types,
        }),
        None => Item::Methods(Methods {
            generics,
            self_ty,
            functions,
            consts,
        }),
    })
}

/// A function that ends in `;`.
struct Bodiless(Function);

impl Parse for Bodiless {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attrs = input.call(syn::Attribute::parse_outer)?;
        let vis = input.parse()?;
        let function: syn::TraitItemFn = input.parse()?;
        Ok(Self(Function {
            attrs,
            vis,
            sig: function.sig,
            body: function.default,
        }))
    }
}
