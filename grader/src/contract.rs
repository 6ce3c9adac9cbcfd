//! The contract: which types, functions and traits a submission must offer, and how they look.
//!
//! `spec/<exercise>.contract.rs` is the prototype that the handout shows: Rust whose functions end
//! in `;`. Three things are made of it. [`check`] compares it with a submission by syntax, so that
//! a student reads a sentence before the compiler speaks. [`witnesses`] turns it into code that
//! makes the compiler prove every item through aliases and re-exports: where syntax cannot decide,
//! [`check`] stays silent and the witnesses do. [`differences`] compares it with the seed's
//! prototype, for the errata.

use std::path::{Path, PathBuf};

mod aliases;
mod check;
mod differences;
mod instance;
mod model;
mod nearest;
mod parse;
mod resolve;
mod shape;
mod spelling;
mod survey;
mod witness;

pub use check::{Breach, check};
pub use differences::differences;
pub use model::{Contract, Data, Function, Implementation, Item, Methods};
pub use witness::{Witness, Witnesses, witnesses};

/// A contract that cannot be used: the author's fault, never a student's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}:{line}: {fault}", path.display())]
pub struct ContractFault {
    /// The contract's file.
    pub path: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and the remedy.
    pub fault: String,
}

impl Contract {
    /// Reads a contract.
    ///
    /// # Errors
    ///
    /// [`ContractFault`] names the file, the line, what is wrong there and how to mend it.
    pub fn load(path: &Path) -> Result<Self, ContractFault> {
        let text = std::fs::read_to_string(path).map_err(|error| ContractFault {
            path: path.to_owned(),
            line: 1,
            fault: format!("cannot be read: {error}; every exercise needs its contract"),
        })?;
        Self::parse(&text, path)
    }

    /// Parses a contract; `path` only words the errors.
    ///
    /// # Errors
    ///
    /// As for [`Contract::load`].
    pub fn parse(text: &str, path: &Path) -> Result<Self, ContractFault> {
        parse::contract(text).map_err(|(line, fault)| ContractFault {
            path: path.to_owned(),
            line,
            fault,
        })
    }
}

#[cfg(test)]
mod tests;
