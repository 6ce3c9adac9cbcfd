//! A contract's items, as data.

use syn::{Attribute, Block, Generics, Signature, Type, Visibility};

/// What a submission must offer.
#[derive(Debug, Clone)]
pub struct Contract {
    /// Its imports: where the names in its signatures come from.
    pub imports: Vec<syn::ItemUse>,
    /// Its items, in the order of the file.
    pub items: Vec<Item>,
}

/// One item of a contract.
#[derive(Debug, Clone)]
pub enum Item {
    /// A struct or an enum.
    Data(Data),
    /// A type alias.
    Alias(syn::ItemType),
    /// A constant.
    Const(syn::ItemConst),
    /// A free function.
    Function(Function),
    /// A trait; a method with a body has a default.
    Trait(syn::ItemTrait),
    /// The inherent items of a type.
    Methods(Methods),
    /// A trait that a type implements.
    Implementation(Implementation),
}

/// A struct or an enum.
#[derive(Debug, Clone)]
pub struct Data {
    /// It as a derive sees it.
    pub ast: syn::DeriveInput,
    /// Whether it may have fields that the contract does not name (`{ /* private */ }`).
    pub open: bool,
}

/// A function or method without its body.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its attributes, documentation included.
    pub attrs: Vec<Attribute>,
    /// Who may call it.
    pub vis: Visibility,
    /// Its signature.
    pub sig: Signature,
    /// Its body, where the contract shows one.
    pub body: Option<Block>,
}

/// One block of inherent items: `impl<T: Clone> TimestampedEvent<T> { … }`.
#[derive(Debug, Clone)]
pub struct Methods {
    /// The block's parameters.
    pub generics: Generics,
    /// The type.
    pub self_ty: Type,
    /// Its methods and associated functions.
    pub functions: Vec<Function>,
    /// Its associated constants.
    pub consts: Vec<syn::ImplItemConst>,
}

/// One block that implements a trait.
#[derive(Debug, Clone)]
pub struct Implementation {
    /// The block's parameters.
    pub generics: Generics,
    /// The trait.
    pub trait_: syn::Path,
    /// The type.
    pub self_ty: Type,
    /// Its methods.
    pub functions: Vec<Function>,
    /// Its associated types.
    pub types: Vec<syn::ImplItemType>,
}

impl Data {
    /// The traits that the contract wants derived, as it writes them.
    #[must_use]
    pub fn derives(&self) -> Vec<syn::Path> {
        derives(&self.ast.attrs)
    }

    /// The fields of a struct; none of an enum.
    #[must_use]
    pub fn fields(&self) -> Vec<&syn::Field> {
        match &self.ast.data {
            syn::Data::Struct(data) => data.fields.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The variants of an enum; none of a struct.
    #[must_use]
    pub fn variants(&self) -> Vec<&syn::Variant> {
        match &self.ast.data {
            syn::Data::Enum(data) => data.variants.iter().collect(),
            _ => Vec::new(),
        }
    }
}

impl Implementation {
    /// What the block is called in errata and reports: `impl Trait for Type`.
    #[must_use]
    pub fn path(&self) -> String {
        let trait_ = self.trait_.segments.last().map(text).unwrap_or_default();
        format!(
            "impl {trait_} for {}",
            type_name(&self.self_ty).unwrap_or_else(|| text(&self.self_ty))
        )
    }
}

/// The traits that `attrs` derive.
pub(super) fn derives(attrs: &[Attribute]) -> Vec<syn::Path> {
    let mut paths = Vec::new();
    for attribute in attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("derive"))
    {
        let list = attribute.parse_args_with(
            syn::punctuated::Punctuated::<syn::Path, syn::Token![,]>::parse_terminated,
        );
        paths.extend(list.into_iter().flatten());
    }
    paths
}

/// Whether a trait's method has a default: the contract shows its body, or says in the method's
/// documentation "Has a default".
pub(super) fn has_default(method: &syn::TraitItemFn) -> bool {
    method.default.is_some()
        || method.attrs.iter().any(|attribute| match &attribute.meta {
            syn::Meta::NameValue(meta) if meta.path.is_ident("doc") => {
                text(&meta.value).contains("Has a default")
            }
            _ => false,
        })
}

/// The last name of a path type, without its arguments.
pub(super) fn type_name(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string()),
        Type::Paren(inner) => type_name(&inner.elem),
        Type::Group(inner) => type_name(&inner.elem),
        _ => None,
    }
}

/// A field's name, or its number.
pub(super) fn field_name(field: &syn::Field, index: usize) -> String {
    field
        .ident
        .as_ref()
        .map_or_else(|| index.to_string(), ToString::to_string)
}

/// Whether `path` is the attribute or trait called `name`, however it is qualified.
pub(super) fn is_called(path: &syn::Path, name: &str) -> bool {
    path.segments
        .last()
        .is_some_and(|segment| segment.ident == name)
}

/// Syntax as people write it: `&mut self`, `Vec<u8>`.
pub(super) fn text(tokens: &impl quote::ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    for (from, to) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" ::", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (" <", "<"),
        (" > ", "> "),
        (" >", ">"),
        ("& ", "&"),
        (" ,", ","),
        (" ;", ";"),
        ("( ", "("),
        (" )", ")"),
        (" (", "("),
        ("[ ", "["),
        (" ]", "]"),
        (" :", ":"),
        ("-> ", " -> "),
        ("->", "->"),
        (" = ", " = "),
    ] {
        text = text.replace(from, to);
    }
    text = text
        .replace("  ", " ")
        .replace(">->", "> ->")
        .replace(")->", ") ->");
    text.trim().to_owned()
}
