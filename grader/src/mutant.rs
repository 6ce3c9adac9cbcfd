//! Mutants: wrong versions of the reference that the hidden tests must catch.
//!
//! A mutant is one file: a `//!` header that says what is wrong, then the replaced items in place.
//! [`Mutant::load`] reads it, [`fit`] matches it to the reference, and a [`Fit`] becomes source
//! again in two ways: [`splice`] makes the mutated crate, and [`fold`] puts many mutants into one
//! crate, where the one to run is chosen at run time.

mod changes;
mod compare;
mod fault;
mod fit;
mod fold;
mod folder;
mod header;
mod letter;
mod lines;
mod matching;
mod misfit;
mod outline;
mod outlined;
mod read;
mod removal;
mod walk;

pub use changes::Fit;
pub use fault::MutantFault;
pub use fit::{fit, fit_all, splice};
pub use fold::fold;
pub use folder::load_folder;
pub use header::DiesBy;
pub use misfit::Misfit;
pub use read::Mutant;
