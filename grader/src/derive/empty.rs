//! The emptiest value of a type, as far as its syntax tells.

use std::collections::BTreeSet;

use super::book::{Book, Shape};
use super::owner::Owner;

/// Values of the types that one function's signature names.
pub(super) struct Emptiness<'a> {
    book: &'a Book,
    owner: &'a Owner,
    signature: &'a syn::Signature,
    /// Type parameters: names that mean no type of the crate.
    parameters: BTreeSet<String>,
}

/// How deep a struct is written out field by field.
const DEPTH_MAX: usize = 4;

impl<'a> Emptiness<'a> {
    pub(super) fn new(book: &'a Book, owner: &'a Owner, signature: &'a syn::Signature) -> Self {
        let parameters = signature.generics.type_params();
        let parameters = parameters
            .map(|parameter| parameter.ident.to_string())
            .collect();
        Self {
            book,
            owner,
            signature,
            parameters,
        }
    }

    /// The value that the function returns, where `self` may be one.
    pub(super) fn returned(&self, of: &syn::Type) -> Option<String> {
        let receiver = self.signature.receiver().map(|receiver| &receiver.kind);
        match (of, receiver) {
            (syn::Type::Reference(of), Some(syn::ReceiverKind::Reference(_, _, mutable)))
                if self.is_self(&of.elem) =>
            {
                (of.mutability.is_none() || mutable.is_some()).then(|| "self".to_owned())
            }
            (of, Some(syn::ReceiverKind::Value)) if self.is_self(of) => {
                self.value(of).or_else(|| Some("self".to_owned()))
            }
            _ => self.value(of),
        }
    }

    /// The emptiest value of `of`; `()` for the unit.
    pub(super) fn value(&self, of: &syn::Type) -> Option<String> {
        self.at_depth(of, 0)
    }

    fn at_depth(&self, of: &syn::Type, depth: usize) -> Option<String> {
        if depth > DEPTH_MAX {
            return None;
        }
        match of {
            syn::Type::Paren(inner) => self.at_depth(&inner.elem, depth),
            syn::Type::Group(inner) => self.at_depth(&inner.elem, depth),
            syn::Type::Tuple(tuple) => {
                let values: Option<Vec<String>> = tuple
                    .elems
                    .iter()
                    .map(|of| self.at_depth(of, depth))
                    .collect();
                let values = values?;
                Some(match &values[..] {
                    [one] => format!("({one},)"),
                    all => format!("({})", all.join(", ")),
                })
            }
            syn::Type::Array(array) if !self.is_const() => {
                let value = self.at_depth(&array.elem, depth)?;
                Some(format!("std::array::from_fn(|_| {value})"))
            }
            syn::Type::Reference(reference) if reference.mutability.is_none() => {
                match &*reference.elem {
                    syn::Type::Path(path) if path.path.is_ident("str") => Some("\"\"".to_owned()),
                    syn::Type::Slice(_) => Some("&[]".to_owned()),
                    _ => None,
                }
            }
            syn::Type::Path(path) if path.qself.is_none() => self.path(&path.path, depth),
            _ => None,
        }
    }

    fn path(&self, path: &syn::Path, depth: usize) -> Option<String> {
        let last = path.segments.last()?;
        let name = last.ident.to_string();
        if path.is_ident("Self") {
            return self.own(depth);
        }
        if path.segments.len() == 2 && path.segments[0].ident == "Self" {
            return self.at_depth(self.owner.types.get(&name)?, depth + 1);
        }
        if self.parameters.contains(&name) && path.segments.len() == 1 {
            return None;
        }
        // A type of the crate hides a type of the same name elsewhere.
        if self.book.types.contains_key(&name) && !is_foreign(path) {
            return self.named(path, depth);
        }
        if let Some(value) = primitive(&name) {
            return Some(value.to_owned());
        }
        if self.is_const() {
            return constant(&name).map(str::to_owned);
        }
        let first = || {
            types_of(last)
                .first()
                .and_then(|of| self.at_depth(of, depth))
        };
        let value = match name.as_str() {
            "String" | "Vec" | "HashMap" | "HashSet" | "BTreeMap" | "BTreeSet" | "VecDeque"
            | "BinaryHeap" | "PathBuf" | "OsString" | "PhantomData" | "Duration" => {
                "Default::default()".to_owned()
            }
            "Option" => "None".to_owned(),
            "Ordering" if types_of(last).is_empty() => "std::cmp::Ordering::Equal".to_owned(),
            // `fmt::Result`.
            "Result" if types_of(last).is_empty() => "Ok(())".to_owned(),
            "Result" => format!("Ok({})", first()?),
            "Box" | "Pin" if self.future(last).is_some() => {
                format!("Box::pin(async {{ {} }})", self.future(last)?)
            }
            "Box" | "Arc" | "Rc" | "Mutex" | "RwLock" | "Cell" | "RefCell" if depth == 0 => {
                format!("{}::new({})", written(path), first()?)
            }
            _ => return None,
        };
        Some(value)
    }

    /// The value of the future in a `Box<dyn Future<Output = T>>` or a `Pin` of one.
    fn future(&self, segment: &syn::PathSegment) -> Option<String> {
        match types_of(segment).first()? {
            syn::Type::Path(path) => self.future(path.path.segments.last()?),
            syn::Type::TraitObject(object) => object.bounds.iter().find_map(|bound| {
                let syn::TypeParamBound::Trait(bound) = bound else {
                    return None;
                };
                let last = bound
                    .path
                    .segments
                    .last()
                    .filter(|last| last.ident == "Future")?;
                let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else {
                    return None;
                };
                arguments.args.iter().find_map(|argument| match argument {
                    syn::GenericArgument::AssocType(output) => Some(
                        self.value(&output.ty)
                            .unwrap_or_else(|| "todo!()".to_owned()),
                    ),
                    _ => None,
                })
            }),
            _ => None,
        }
    }

    /// A value of `Self`.
    fn own(&self, depth: usize) -> Option<String> {
        let syn::Type::Path(path) = self.owner.self_type.as_ref()? else {
            return None;
        };
        let name = path.path.segments.last()?.ident.to_string();
        let entry = self.book.types.get(&name)?;
        if entry.default && !self.is_const() && !self.is_default() {
            return Some("Default::default()".to_owned());
        }
        self.literal("Self", &entry.shape, &entry.module, depth)
    }

    /// A value of a type of this crate.
    fn named(&self, path: &syn::Path, depth: usize) -> Option<String> {
        let last = path.segments.last()?;
        let entry = self.book.types.get(&last.ident.to_string())?;
        if let Shape::Alias(alias) = &entry.shape {
            let (generics, of) = &**alias;
            // `Result<T>` for `Result<T, Error>`: the parameter stands for the argument.
            let arguments = types_of(last);
            if let (Some(parameter), [argument], syn::Type::Path(of)) =
                (generics.type_params().next(), &arguments[..], of)
                && of.path.segments.last().is_some_and(|of| {
                    of.ident == "Result"
                        && types_of(of)
                            .first()
                            .is_some_and(|of| is_named(of, &parameter.ident))
                })
            {
                return Some(format!("Ok({})", self.at_depth(argument, depth + 1)?));
            }
            let plain = generics.params.is_empty();
            return plain.then(|| self.at_depth(of, depth + 1)).flatten();
        }
        let is_own = self
            .owner
            .self_type
            .as_ref()
            .is_some_and(|own| is_named(own, &last.ident));
        if entry.default && !self.is_const() && !(is_own && self.is_default()) {
            return Some("Default::default()".to_owned());
        }
        // What the signature names is in scope; what a field's type names need not be.
        let name = if depth == 0 {
            written(path)
        } else {
            let modules: String = entry
                .module
                .iter()
                .map(|part| format!("{part}::"))
                .collect();
            format!("crate::{modules}{}", last.ident)
        };
        self.literal(&name, &entry.shape, &entry.module, depth)
    }

    /// A struct field by field, if all are visible, or an enum's first variant without fields.
    fn literal(
        &self,
        name: &str,
        shape: &Shape,
        module: &[String],
        depth: usize,
    ) -> Option<String> {
        let fields = match shape {
            Shape::Enum(variant) => return Some(format!("{name}::{}", variant.as_ref()?)),
            Shape::Alias(..) => return None,
            Shape::Struct(fields) => fields,
        };
        let open = fields
            .iter()
            .all(|field| matches!(field.vis, syn::Visibility::Public(_)));
        if !open && module != self.owner.module {
            return None;
        }
        let values: Option<Vec<String>> = fields
            .iter()
            .map(|field| {
                let value = self.at_depth(&field.ty, depth + 1)?;
                Some(match &field.ident {
                    Some(field) => format!("{field}: {value}"),
                    None => value,
                })
            })
            .collect();
        let values = values?.join(", ");
        Some(match fields {
            syn::Fields::Named(_) => format!("{name} {{ {values} }}"),
            syn::Fields::Unnamed(_) => format!("{name}({values})"),
            syn::Fields::Unit => name.to_owned(),
        })
    }

    fn is_const(&self) -> bool {
        self.signature.constness.is_some()
    }

    /// Whether this function is `Default::default` itself, which must not call itself.
    fn is_default(&self) -> bool {
        self.owner.of_trait.as_deref() == Some("Default")
    }

    fn is_self(&self, of: &syn::Type) -> bool {
        match (of, &self.owner.self_type) {
            (syn::Type::Path(path), _) if path.path.is_ident("Self") => true,
            (of, Some(own)) => of == own,
            _ => false,
        }
    }
}

fn primitive(name: &str) -> Option<&'static str> {
    Some(match name {
        "bool" => "false",
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => "0",
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => "0",
        "f32" | "f64" => "0.0",
        "char" => "'\\0'",
        _ => return None,
    })
}

/// What a `const fn` may return.
fn constant(name: &str) -> Option<&'static str> {
    Some(match name {
        "String" => "String::new()",
        "Vec" => "Vec::new()",
        "BTreeMap" => "std::collections::BTreeMap::new()",
        "BTreeSet" => "std::collections::BTreeSet::new()",
        "VecDeque" => "std::collections::VecDeque::new()",
        "Duration" => "std::time::Duration::ZERO",
        "PhantomData" => "std::marker::PhantomData",
        "Option" => "None",
        _ => return None,
    })
}

/// A path as it is written before `::new` or a brace: without its generic arguments.
fn written(path: &syn::Path) -> String {
    let names: Vec<String> = path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    names.join("::")
}

fn is_foreign(path: &syn::Path) -> bool {
    path.segments.len() > 1
        && path.segments.first().is_some_and(|first| {
            ["std", "core", "alloc", "fmt", "io", "cmp"]
                .iter()
                .any(|foreign| first.ident == foreign)
        })
}

fn is_named(of: &syn::Type, name: &syn::Ident) -> bool {
    matches!(of, syn::Type::Path(path)
        if path.path.segments.last().is_some_and(|last| last.ident == *name))
}

fn types_of(segment: &syn::PathSegment) -> Vec<&syn::Type> {
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return Vec::new();
    };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        syn::GenericArgument::Type(of) => Some(of),
        _ => None,
    });
    types.collect()
}
