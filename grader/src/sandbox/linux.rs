//! The parts of the sandbox that only Linux has.

mod attend;
mod bench;
mod caps;
mod child;
mod enclosure;
mod errand;
mod fence;
mod namespace;
mod root;
mod seccomp;
mod view;
pub(super) mod worker;
