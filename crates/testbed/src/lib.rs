//! What the hidden tests of every exercise share.
//!
//! - [`seed_for`]: where every random choice of a test comes from.
//! - [`property`](property()): a property over generated values, driven from a plain `#[test]`
//!   function.
//! - [`Cluster`]: any number of sans-io processes under virtual time, with drawn faults
//!   ([`Cluster::explore`]) or in every order within bounds ([`Cluster::exhaust`]).
//!
//! Only tests may depend on this crate; an exercise's library never does.
//!
//! # What makes a run repeatable
//!
//! A run depends on its seed and its scenario alone. Time is virtual. Every random decision is
//! *addressed* by seed, purpose, link or node, and number, so that no decision shifts another.
//! Events of one instant happen in the order of receiver, sender and number. Nothing iterates
//! over a hash map.

mod cause;
mod chaos;
mod clock;
mod cluster;
mod effects;
mod engine;
mod event;
mod exhaust;
mod failure;
mod fate;
mod fault;
mod fault_list;
mod links;
mod network;
mod process;
mod property;
mod queue;
mod rng;
mod seed;
mod shrink;
mod slab;
mod time;
mod trace;
mod traffic;
mod world;

pub use cause::Cause;
pub use chaos::Chaos;
pub use cluster::{Cluster, Explored};
pub use effects::Effects;
pub use event::{Event, What};
pub use exhaust::{Bounds, Coverage};
pub use failure::{Broken, Check, Failure, Origin};
pub use fault::{Fault, FaultKind, PlannedFault};
pub use network::Network;
pub use process::{Boot, NodeId, Process};
pub use property::property;
pub use seed::{BASE_SEED_VARIABLE, Seed, seed_for};
pub use shrink::SHRINK_VARIABLE;
pub use time::ms;
pub use traffic::Traffic;
pub use world::{Answer, World};

#[cfg(test)]
mod tests;
