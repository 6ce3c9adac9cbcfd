//! The items of a source by the key under which a mutant and the reference meet: module path,
//! trait, self type and name.

use std::fmt;
use std::ops::Range;

/// What replaces what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) module: Vec<String>,
    pub(super) scope: Scope,
    pub(super) kind: Kind,
    pub(super) name: String,
}

/// What an item stands in, below its module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Scope {
    Free,
    Impl {
        of_trait: Option<String>,
        of: String,
    },
    Trait(String),
}

/// The name space of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Value,
    Type,
    Macro,
}

/// One item with a name.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub(super) key: Key,
    pub(super) file: String,
    /// With attributes and documentation.
    pub(super) whole: Range<usize>,
    /// With attributes, without the documentation above them.
    pub(super) attributed: Range<usize>,
    /// Without either.
    pub(super) code: Range<usize>,
    /// Whether it has attributes other than documentation.
    pub(super) attributes: bool,
    /// Whether its attributes are part of what it is (types with their derives).
    pub(super) attributes_count: bool,
    pub(super) function: Option<Function>,
    /// Whether several copies of it would be one and the same (no type of its own, no state).
    pub(super) copies_agree: bool,
}

/// What decides whether a function's body can be exchanged alone.
#[derive(Debug, Clone)]
pub(super) struct Function {
    pub(super) body: Range<usize>,
    pub(super) is_const: bool,
    pub(super) returns_impl: bool,
    pub(super) inner_attributes: bool,
}

/// An `impl` or a trait.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) module: Vec<String>,
    pub(super) scope: Scope,
    pub(super) file: String,
    pub(super) whole: Range<usize>,
    /// From `impl` or `trait` to the brace.
    pub(super) header: Range<usize>,
    /// The closing brace.
    pub(super) close: usize,
}

/// A module, and where an item can be added to it.
#[derive(Debug, Clone)]
pub(super) struct Module {
    pub(super) path: Vec<String>,
    pub(super) file: String,
    pub(super) end: usize,
}

/// A `use` declaration, leaf by leaf.
#[derive(Debug, Clone)]
pub(super) struct Import {
    pub(super) module: Vec<String>,
    pub(super) whole: Range<usize>,
    /// The path of each leaf and the name that it gets.
    pub(super) leaves: Vec<(String, String)>,
}

/// All of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Outline {
    pub(super) slots: Vec<Slot>,
    pub(super) blocks: Vec<Block>,
    pub(super) modules: Vec<Module>,
    pub(super) imports: Vec<Import>,
    /// Items that have no key, such as macro calls.
    pub(super) nameless: Vec<Range<usize>>,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for module in &self.module {
            write!(f, "{module}::")?;
        }
        match &self.scope {
            Scope::Free => f.write_str(&self.name),
            Scope::Impl { of_trait: None, of } => write!(f, "{of}::{}", self.name),
            Scope::Impl {
                of_trait: Some(of_trait),
                of,
            } => {
                write!(f, "<{of} as {of_trait}>::{}", self.name)
            }
            Scope::Trait(name) => write!(f, "{name}::{}", self.name),
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Free => f.write_str("the module"),
            Self::Impl { of_trait: None, of } => write!(f, "impl {of}"),
            Self::Impl {
                of_trait: Some(of_trait),
                of,
            } => write!(f, "impl {of_trait} for {of}"),
            Self::Trait(name) => write!(f, "trait {name}"),
        }
    }
}
