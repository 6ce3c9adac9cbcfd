//! One submission through the whole pipeline.
//!
//! Whatever happens on the way, a verdict comes out: a fault of ours is a verdict too, of its own
//! kind, and takes no point from anybody.

mod batch;
mod found;
mod judge;
mod kit;
mod options;
mod pipeline;
mod prepared;
mod results;
mod wording;

pub use batch::{BatchFault, grade_all};
pub use judge::{BuildFault, Built, Case, Order, Ran, Ready, build, run};
pub use kit::Kit;
pub use options::{Options, Step};
pub use pipeline::{
    Admitted, HIDDEN, admit, grade, grader_fault, spec_fault, try_out, try_out_built, unusable,
};
pub use prepared::{Prepared, PreparedFault};

pub use crate::run::Twins;
