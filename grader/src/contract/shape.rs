//! Types reduced to what can be compared by syntax alone.

use std::collections::{BTreeMap, BTreeSet};

use syn::{GenericArgument, PathArguments, Type, TypeParamBound};

use super::aliases::Aliases;
use super::model::text;

/// How deep aliases are followed.
const DEPTH_MAX: usize = 8;

/// Types that are what they are called, wherever they are imported from.
const KNOWN: [&str; 45] = [
    "Arc",
    "BTreeMap",
    "BTreeSet",
    "BinaryHeap",
    "Box",
    "Cell",
    "Duration",
    "HashMap",
    "HashSet",
    "Instant",
    "IpAddr",
    "Mutex",
    "Option",
    "Ordering",
    "Pin",
    "Rc",
    "RefCell",
    "Result",
    "RwLock",
    "SocketAddr",
    "String",
    "SystemTime",
    "Vec",
    "VecDeque",
    "bool",
    "char",
    "f32",
    "f64",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "str",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "usize",
    "AtomicBool",
    "AtomicU64",
    "AtomicUsize",
    "PhantomData",
];

/// A type without lifetimes, aliases and paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// A named type; `sure` if no other type goes by that name.
    Named {
        name: String,
        sure: bool,
        arguments: Vec<Shape>,
    },
    /// A type parameter, by its number.
    Parameter(String),
    Reference {
        mutable: bool,
        to: Box<Shape>,
    },
    Tuple(Vec<Shape>),
    Slice(Box<Shape>),
    Array(Box<Shape>, String),
    Dyn(BTreeSet<String>),
    /// `impl Trait`
    Opaque,
    /// Something that syntax does not tell.
    Unknown,
}

/// Whether two types are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Same,
    Different,
    /// The compiler must say.
    Unsure,
}

/// What the names in a type mean.
#[derive(Debug, Clone)]
pub(super) struct Scope<'a> {
    pub(super) aliases: &'a Aliases,
    /// The contract's own names.
    pub(super) own: &'a BTreeSet<String>,
    /// Names that are taken at their word: what is wrong with them has been said already.
    pub(super) settled: &'a BTreeSet<String>,
    pub(super) self_ty: Option<Shape>,
    pub(super) parameters: BTreeMap<String, String>,
}

impl Scope<'_> {
    /// The shape of `ty`.
    pub(super) fn shape(&self, ty: &Type) -> Shape {
        self.shape_within(ty, &BTreeMap::new(), 0)
    }

    fn shape_within(&self, ty: &Type, given: &BTreeMap<String, Shape>, depth: usize) -> Shape {
        let inner = |ty: &Type| self.shape_within(ty, given, depth);
        match ty {
            _ if depth > DEPTH_MAX => Shape::Unknown,
            Type::Paren(ty) => inner(&ty.elem),
            Type::Group(ty) => inner(&ty.elem),
            Type::Reference(ty) => Shape::Reference {
                mutable: ty.mutability.is_some(),
                to: Box::new(inner(&ty.elem)),
            },
            Type::Tuple(ty) => Shape::Tuple(ty.elems.iter().map(inner).collect()),
            Type::Slice(ty) => Shape::Slice(Box::new(inner(&ty.elem))),
            Type::Array(ty) => Shape::Array(Box::new(inner(&ty.elem)), text(&ty.len)),
            Type::TraitObject(ty) => Shape::Dyn(traits(&ty.bounds)),
            Type::ImplTrait(_) => Shape::Opaque,
            Type::Path(path) if path.qself.is_none() => self.path(&path.path, given, depth),
            _ => Shape::Unknown,
        }
    }

    fn path(&self, path: &syn::Path, given: &BTreeMap<String, Shape>, depth: usize) -> Shape {
        let Some(last) = path.segments.last() else {
            return Shape::Unknown;
        };
        let name = last.ident.to_string();
        let alone = path.segments.len() == 1;
        if alone && last.arguments.is_none() {
            if let Some(shape) = given.get(&name) {
                return shape.clone();
            }
            if name == "Self" {
                return self
                    .self_ty
                    .clone()
                    .unwrap_or_else(|| Shape::Parameter("Self".into()));
            }
            if let Some(number) = self.parameters.get(&name) {
                return Shape::Parameter(number.clone());
            }
        }
        let first = &path.segments[0].ident;
        if !alone && (first == "Self" || self.parameters.contains_key(&first.to_string())) {
            return Shape::Unknown;
        }
        let Some(arguments) = self.arguments(&last.arguments, given, depth) else {
            return Shape::Unknown;
        };
        let elsewhere = !alone && !matches!(first.to_string().as_str(), "crate" | "self" | "super");
        if !elsewhere
            && !self.settled.contains(&name)
            && let Some(shape) = self.aliased(&name, &arguments, depth)
        {
            return shape;
        }
        // `io::Result<T>` and an imported `Result<T>` are somebody else's aliases.
        if name == "Result" && arguments.len() != 2 {
            return Shape::Unknown;
        }
        let sure = KNOWN.contains(&name.as_str()) || self.own.contains(&name);
        Shape::Named {
            name,
            sure,
            arguments,
        }
    }

    /// What an alias or a renaming import stands for.
    fn aliased(&self, name: &str, arguments: &[Shape], depth: usize) -> Option<Shape> {
        if self.aliases.is_ambiguous(name) {
            return Some(Shape::Unknown);
        }
        if let Some(alias) = self.aliases.alias(name) {
            let parameters: Vec<String> = alias
                .generics
                .type_params()
                .map(|param| param.ident.to_string())
                .collect();
            if parameters.len() != arguments.len() {
                return Some(Shape::Unknown);
            }
            let given = parameters
                .into_iter()
                .zip(arguments.iter().cloned())
                .collect();
            return Some(self.shape_within(&alias.ty, &given, depth + 1));
        }
        let original = self.aliases.original(name)?;
        if depth >= DEPTH_MAX {
            return Some(Shape::Unknown);
        }
        self.aliased(original, arguments, depth + 1).or_else(|| {
            let sure = KNOWN.contains(&original) || self.own.contains(original);
            Some(Shape::Named {
                name: original.to_owned(),
                sure,
                arguments: arguments.to_vec(),
            })
        })
    }

    /// The type arguments; `None` if there are others than types and lifetimes.
    fn arguments(
        &self,
        arguments: &PathArguments,
        given: &BTreeMap<String, Shape>,
        depth: usize,
    ) -> Option<Vec<Shape>> {
        match arguments {
            PathArguments::None => Some(Vec::new()),
            PathArguments::Parenthesized(_) => None,
            PathArguments::AngleBracketed(arguments) => {
                let mut shapes = Vec::new();
                for argument in &arguments.args {
                    match argument {
                        GenericArgument::Lifetime(_) => {}
                        GenericArgument::Type(ty) => {
                            shapes.push(self.shape_within(ty, given, depth));
                        }
                        _ => return None,
                    }
                }
                Some(shapes)
            }
        }
    }
}

fn traits(
    bounds: &syn::punctuated::Punctuated<TypeParamBound, syn::Token![+]>,
) -> BTreeSet<String> {
    bounds
        .iter()
        .filter_map(|bound| match bound {
            TypeParamBound::Trait(bound) => bound
                .path
                .segments
                .last()
                .map(|segment| segment.ident.to_string()),
            _ => None,
        })
        .collect()
}

/// Compares what the contract says with what the submission has.
pub(super) fn compare(contract: &Shape, yours: &Shape) -> Verdict {
    use Shape::{Array, Dyn, Named, Opaque, Parameter, Reference, Slice, Tuple, Unknown};
    match (contract, yours) {
        (Unknown, _) | (_, Unknown) | (Opaque, Opaque) => Verdict::Unsure,
        (
            Named {
                name: a,
                sure: a_sure,
                arguments: x,
            },
            Named {
                name: b,
                sure: b_sure,
                arguments: y,
            },
        ) => match (a == b, *a_sure && *b_sure) {
            (true, _) if x.len() == y.len() => all(x, y),
            (false, true) => Verdict::Different,
            _ => Verdict::Unsure,
        },
        // A name that is not known may stand for anything.
        (Named { sure: false, .. }, _) | (_, Named { sure: false, .. }) => Verdict::Unsure,
        (Parameter(a), Parameter(b)) if a == b => Verdict::Same,
        (Parameter(_), Parameter(_)) => Verdict::Unsure,
        (Reference { mutable: a, to: x }, Reference { mutable: b, to: y }) => {
            if a == b {
                compare(x, y)
            } else {
                Verdict::Different
            }
        }
        (Tuple(x), Tuple(y)) if x.len() == y.len() => all(x, y),
        (Slice(x), Slice(y)) => compare(x, y),
        (Array(x, a), Array(y, b)) => match compare(x, y) {
            Verdict::Same if a != b => Verdict::Unsure,
            verdict => verdict,
        },
        (Dyn(a), Dyn(b)) if a == b => Verdict::Same,
        (Dyn(_), Dyn(_)) => Verdict::Unsure,
        _ => Verdict::Different,
    }
}

fn all(x: &[Shape], y: &[Shape]) -> Verdict {
    let verdicts: Vec<Verdict> = x.iter().zip(y).map(|(x, y)| compare(x, y)).collect();
    if verdicts.contains(&Verdict::Different) {
        Verdict::Different
    } else if verdicts.contains(&Verdict::Unsure) {
        Verdict::Unsure
    } else {
        Verdict::Same
    }
}
