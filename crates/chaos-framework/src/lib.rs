//! Chaos for distributed systems: faults that have effects, one seed that gives one run, and two
//! judges, invariants that are checked throughout and a linearizability checker.
//!
//! - [`FailpointRegistry`]: named places in a program where it can be made to fail.
//! - [`NetworkSimulator`]: delays, loses, damages, partitions.
//! - [`ClockSimulator`]: simulated time, and clocks that are wrong.
//! - [`SimNode`]: a machine with a process, a disk, memory and a processor.
//! - [`ChaosScenario`], [`ChaosRunner`]: what happens when, and who makes it happen.
//! - [`History`], [`LinearizabilityChecker`]: what clients saw, and whether it can be true.

#[cfg(test)]
#[path = "../hidden/mod.rs"]
mod hidden;
#[cfg(test)]
#[path = "../public/mod.rs"]
mod public;

// solution
// | file | what it knows |
// |---|---|
// | rng, sync | random choices by address; locks |
// | clock, watch | simulated time; whether each instant was judged |
// | failpoint, program, point, table, registry | failpoints: words, actions, one, all, the public face |
// | network, links, simulator | the network: words, rules, messages |
// | health, machine, node | machines: what faults add up to, the thing, the public face |
// | scenario, invariant, report, config | the words of scenarios |
// | world | what scenarios run on |
// | runner, run | the public face; one run |
// | validate, faults, journal, activity, drive | what a run checks, breaks, tells, has to do, and moves |
// | history, model, checker | linearizability: words, and the public face |
// | timeline, order, search | how an order is looked for |
// end solution
mod activity;
mod checker;
mod clock;
mod config;
mod drive;
mod failpoint;
mod faults;
mod health;
mod history;
mod invariant;
mod journal;
mod links;
mod machine;
mod model;
mod network;
mod node;
mod order;
mod point;
mod program;
mod registry;
mod report;
mod rng;
mod run;
mod runner;
mod scenario;
mod search;
mod simulator;
mod sync;
mod table;
mod timeline;
mod validate;
mod watch;
mod world;

pub use checker::{LinearizabilityChecker, Verdict};
pub use clock::ClockSimulator;
pub use config::{ChaosConfig, SimulationMode};
pub use failpoint::{Failpoint, FailpointAction, FailpointCondition, FailpointError};
pub use health::ProcessState;
pub use history::History;
pub use invariant::{Invariant, InvariantViolation};
pub use machine::{NodeError, NodeSpec};
pub use model::{Model, RegisterModel, RegisterOp, RegisterRet};
pub use network::{
    DropRule, LatencyConfig, LatencyRule, NetworkConfig, NetworkError, NetworkPartition,
    PartitionType,
};
pub use node::SimNode;
pub use registry::FailpointRegistry;
pub use report::{ChaosError, ChaosEvent, ChaosEventType, ChaosReport};
pub use runner::ChaosRunner;
pub use scenario::{ChaosScenario, ChaosStep, FaultSpec, FaultTarget, FaultType, ScenarioBuilder};
pub use simulator::NetworkSimulator;

/// The name of a node, unique in the system.
///
/// ```
/// let node: chaos_framework::NodeId = "node-1".to_string();
/// ```
pub type NodeId = String;
