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
// | rng | random choices by address |
// | clock | simulated time |
// | failpoint, program, registry | failpoints: words, counters, the table |
// | network, links, simulator | the network: words, rules, messages |
// | node | machines |
// | scenario, invariant, report | the words of scenarios |
// | runner, run, validate, faults, drive | the public face; one run; what it checks, breaks and moves |
// | history, model, checker, timeline, search | linearizability |
// end solution
mod checker;
mod clock;
mod drive;
mod failpoint;
mod faults;
mod history;
mod invariant;
mod links;
mod model;
mod network;
mod node;
mod program;
mod registry;
mod report;
mod rng;
mod run;
mod runner;
mod scenario;
mod search;
mod simulator;
mod timeline;
mod validate;

pub use checker::{LinearizabilityChecker, Verdict};
pub use clock::ClockSimulator;
pub use failpoint::{Failpoint, FailpointAction, FailpointCondition, FailpointError};
pub use history::History;
pub use invariant::{Invariant, InvariantViolation};
pub use model::{Model, RegisterModel, RegisterOp, RegisterRet};
pub use network::{
    DropRule, LatencyConfig, LatencyRule, NetworkConfig, NetworkError, NetworkPartition,
    PartitionType,
};
pub use node::{NodeError, NodeSpec, ProcessState, SimNode};
pub use registry::FailpointRegistry;
pub use report::{ChaosError, ChaosEvent, ChaosEventType, ChaosReport};
pub use runner::{ChaosConfig, ChaosRunner, SimulationMode};
pub use scenario::{ChaosScenario, ChaosStep, FaultSpec, FaultTarget, FaultType, ScenarioBuilder};
pub use simulator::NetworkSimulator;

/// The name of a node, unique in the system.
///
/// ```
/// let node: chaos_framework::NodeId = "node-1".to_string();
/// ```
pub type NodeId = String;
