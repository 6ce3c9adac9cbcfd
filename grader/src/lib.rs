//! Everything between a submission and its verdict.
//!
//! One module a stage, in the order of the pipeline; a stage knows the data of the stages before
//! it and nothing of those after it:
//!
//! ```text
//! submission -> policy -> contract -> stage -> compile -> run -> score -> report
//! ```

pub mod course;
pub mod source;
pub mod spec;

pub mod submission;

pub mod score;
