//! A replication manager: one primary, its replicas, and what happens when the primary dies.
//!
//! Records get their place in the log from the primary, travel to the replicas over TCP (or over
//! any [`ReplicationClient`]), and a write that waits is acknowledged once enough replicas hold it.
//! Epochs, majority votes and log matching see to it that a failover loses no such record with up
//! to three voters.

#[cfg(test)]
#[path = "../hidden/mod.rs"]
mod hidden;
#[cfg(test)]
#[path = "../public/mod.rs"]
mod public;

// solution
// | file | what it knows |
// |---|---|
// | member, cluster, record, message, error, stats | the vocabulary |
// | log, state | the rules, without clock or network |
// | node | what the tasks share |
// | receive, replication, election, monitor | the rules at work |
// | client, mock, hex, wire, tcp, server | how nodes talk |
// | manager | the public face |
// end solution
mod client;
mod cluster;
mod election;
mod error;
mod hex;
mod log;
mod manager;
mod member;
mod message;
mod mock;
mod monitor;
mod node;
mod receive;
mod record;
mod replication;
mod server;
mod state;
mod stats;
mod tcp;
mod wire;

pub use client::ReplicationClient;
pub use cluster::{NodeConfig, NodeHealth, ReplicaState, ReplicationConfig, ReplicationMode};
pub use error::ReplicationError;
pub use manager::ReplicationManager;
pub use member::{NodeId, NodeRole};
pub use message::{
    AppendReply, AppendRequest, BallotReply, BallotRequest, HeartbeatReply, HeartbeatRequest,
    HeartbeatResponse,
};
pub use mock::MockReplicationClient;
pub use record::{Epoch, LogEntry, Lsn, WalRecord};
pub use stats::ReplicationStats;
