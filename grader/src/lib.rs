//! Everything between a submission and its verdict.
//!
//! One module a stage, in the order of the pipeline; a stage knows the data of the stages before
//! it and nothing of those after it:
//!
//! ```text
//! submission -> policy -> contract -> stage -> compile -> run -> score -> report
//! ```
//!
//! [`mod@grade`] walks one submission through them. A mutant ([`mutant`]) and the starter
//! ([`mod@derive`]) are submissions like any other, and [`verify`] grades them all. [`export`] and
//! [`scaffold`] write what students and authors start from.

// What everything stands on.
pub mod course;
pub mod lexed;
pub mod source;
pub mod spec;

// The pipeline.
pub mod submission;

pub mod policy;

pub mod contract;

pub mod stage;

pub mod sandbox;

pub mod compile;

pub mod run;

pub mod score;

pub mod report;

// The pipeline as a whole, and the author's gate around it.
pub mod grade;

pub mod derive;
pub mod mutant;

pub mod concepts;
pub mod errata;
pub mod generated;
pub mod handout;
pub mod scaffold;
pub mod verify;

// What others receive.
pub mod doctor;
pub mod export;

/// Becomes a sandbox, or stands in for `rustc`, if this process was started by the grader to do
/// so; does not return then.
///
/// Every program that uses the grader calls it first in `main`.
pub fn become_helper_if_asked() {
    sandbox::become_worker_if_asked();
    compile::become_recorder_if_asked();
}
