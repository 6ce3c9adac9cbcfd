//! What stands in the body of an emptied function.

use super::book::Book;
use super::empty::Emptiness;
use super::owner::Owner;

/// How the bodies of functions are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filling<'a> {
    /// With `todo!()`.
    Todo,
    /// With the emptiest value.
    Empty,
    /// With `todo!()` while this expression of type `u32` is 0, else with the emptiest value.
    Either(&'a str),
}

/// A derived body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Body {
    /// `{}`.
    Nothing,
    /// One expression.
    Value(String),
}

impl Body {
    /// What stands between the braces.
    fn code(&self) -> &str {
        match self {
            Self::Nothing => "",
            Self::Value(value) => value,
        }
    }
}

/// The body for a function with this signature; `None` if there is none that compiles.
pub(super) fn fill(
    signature: &syn::Signature,
    owner: &Owner,
    book: &Book,
    filling: Filling<'_>,
) -> Option<Body> {
    let Filling::Either(selector) = filling else {
        return alone(signature, owner, book, filling);
    };
    let empty = alone(signature, owner, book, Filling::Empty)?;
    if !can_choose(signature) {
        return Some(empty);
    }
    let todo = alone(signature, owner, book, Filling::Todo)?;
    if todo == empty {
        return Some(empty);
    }
    Some(Body::Value(format!(
        "if {selector} == 0 {{ {} }} else {{ {} }}",
        todo.code(),
        empty.code()
    )))
}

/// Whether a body can choose at run time: a constant's cannot, and an opaque type is one type.
fn can_choose(signature: &syn::Signature) -> bool {
    let opaque = match &signature.output {
        syn::ReturnType::Type(_, of) => mentions_impl(of),
        syn::ReturnType::Default => false,
    };
    signature.constness.is_none() && !opaque
}

/// The body for one of the two fillings.
fn alone(
    signature: &syn::Signature,
    owner: &Owner,
    book: &Book,
    filling: Filling<'_>,
) -> Option<Body> {
    let todo = || Some(Body::Value("todo!()".to_owned()));
    // Called for every value that goes out of scope: it must not panic.
    if owner.of_trait.as_deref() == Some("Drop") && signature.ident == "drop" {
        return Some(Body::Nothing);
    }
    let syn::ReturnType::Type(_, of) = &signature.output else {
        return if filling == Filling::Empty {
            Some(Body::Nothing)
        } else {
            todo()
        };
    };
    let empty = Emptiness::new(book, owner, signature);
    if let syn::Type::ImplTrait(of) = &**of {
        let inner = |of: &syn::Type| match filling {
            Filling::Empty => empty.value(of),
            _ => None,
        };
        return opaque(of, filling, inner).map(Body::Value);
    }
    if filling == Filling::Empty
        && let Some(value) = empty.returned(of)
    {
        return Some(match value.as_str() {
            "()" => Body::Nothing,
            _ => Body::Value(value),
        });
    }
    if mentions_impl(of) { None } else { todo() }
}

/// A value of an `impl Trait` type: `todo!()` has none of the traits, so there must be a type.
fn opaque(
    of: &syn::TypeImplTrait,
    filling: Filling<'_>,
    inner: impl Fn(&syn::Type) -> Option<String>,
) -> Option<String> {
    let traits: Vec<&syn::PathSegment> = of
        .bounds
        .iter()
        .filter_map(|bound| match bound {
            syn::TypeParamBound::Trait(bound) => bound.path.segments.last(),
            _ => None,
        })
        .collect();
    let names: Vec<String> = traits
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    let value =
        |of: Option<&syn::Type>| of.and_then(&inner).unwrap_or_else(|| "todo!()".to_owned());
    for (segment, name) in traits.iter().zip(&names) {
        match name.as_str() {
            "Iterator" if filling == Filling::Todo => {
                let plain = names
                    .iter()
                    .all(|name| is_one_of(name, &["Iterator", "Send", "Sync"]));
                return Some(if plain {
                    "std::iter::from_fn(|| todo!())".to_owned()
                } else {
                    "std::iter::empty()".to_owned()
                });
            }
            "Iterator" | "DoubleEndedIterator" | "ExactSizeIterator" | "IntoIterator" => {
                return Some("std::iter::empty()".to_owned());
            }
            "Future" => {
                return Some(format!(
                    "async {{ {} }}",
                    value(argument(segment, "Output"))
                ));
            }
            "Fn" | "FnMut" | "FnOnce" => {
                let syn::PathArguments::Parenthesized(call) = &segment.arguments else {
                    return None;
                };
                let parameters = vec!["_"; call.inputs.len()].join(", ");
                let output = match &call.output {
                    syn::ReturnType::Default => None,
                    syn::ReturnType::Type(_, of) => Some(&**of),
                };
                return Some(format!("|{parameters}| {}", value(output)));
            }
            "Display" | "AsRef" | "Into" => return Some("String::new()".to_owned()),
            _ => {}
        }
    }
    None
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.contains(&name)
}

/// The type given for `name` in `Trait<name = Type>`.
fn argument<'a>(segment: &'a syn::PathSegment, name: &str) -> Option<&'a syn::Type> {
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::AssocType(of) if of.ident == name => Some(&of.ty),
        _ => None,
    })
}

fn mentions_impl(of: &syn::Type) -> bool {
    struct Finder(bool);
    impl syn::visit::Visit<'_> for Finder {
        fn visit_type_impl_trait(&mut self, _: &syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut finder = Finder(false);
    syn::visit::Visit::visit_type(&mut finder, of);
    finder.0
}
