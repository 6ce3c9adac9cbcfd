//! The hidden tests, and the network that they run on: a switchboard in memory, on paused time.
//!
//! Managers reach each other through `Line`, their client, which hands every call to the entry
//! points of the manager at the other end. A link can be cut, fall silent, or lose its answers.

mod auto_failover;
mod board;
mod cluster;
mod create;
mod election;
mod epochs;
mod failure_detection;
mod faults;
mod heartbeat;
mod lag;
mod limits;
mod quorum;
mod replicate_async;
mod replicate_sync;
mod split_brain;

use std::net::Ipv4Addr;

use tokio::time::Duration;

use self::board::Link;
use self::cluster::{Cluster, Watch};
use crate::{
    AppendRequest, BallotRequest, Epoch, HeartbeatRequest, HeartbeatResponse, LogEntry, Lsn,
    NodeConfig, NodeId, NodeRole, ReplicationConfig, ReplicationError, ReplicationManager,
    ReplicationMode, WalRecord,
};

pub(crate) const HEARTBEAT: Duration = Duration::from_millis(100);
pub(crate) const ELECTION: Duration = Duration::from_millis(500);
pub(crate) const SYNC: Duration = Duration::from_secs(5);
/// How long a call takes on the switchboard.
pub(crate) const LATENCY: Duration = Duration::from_millis(1);
/// How long a late answer takes.
pub(crate) const LATE: Duration = Duration::from_millis(50);
/// The handout promises an elected primary within ten election timeouts; twice that is allowed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// Nodes with ids from 1 and these priorities; node `id` is the one it is for.
pub(crate) fn config(id: u64, priorities: &[u32], mode: ReplicationMode) -> ReplicationConfig {
    let nodes = (1u64..).zip(priorities).map(|(id, &priority)| NodeConfig {
        id: NodeId(id),
        address: format!("127.0.0.1:{}", 5000 + id),
        priority,
    });
    ReplicationConfig {
        node_id: NodeId(id),
        nodes: nodes.collect(),
        mode,
        heartbeat_interval: HEARTBEAT,
        election_timeout: ELECTION,
        max_lag_bytes: 1024 * 1024,
        sync_timeout: SYNC,
    }
}

/// An address of this process alone, 127.x.y.z from the process id. Tests of one process differ in
/// their ports.
pub(crate) fn own_address(port: u16) -> String {
    let [_, high, middle, low] = std::process::id().wrapping_mul(4).to_be_bytes();
    // Never 127.0.0.*, where everybody else's services are.
    let ip = Ipv4Addr::new(127, high | 0x80, middle, low | 1);
    format!("{ip}:{port}")
}

/// A record whose data say which one it is.
pub(crate) fn record(lsn: u64, text: &str) -> WalRecord {
    WalRecord {
        lsn: Lsn(lsn),
        data: text.as_bytes().to_vec(),
        timestamp: 1000 + lsn,
    }
}

pub(crate) fn log_entry(epoch: u64, lsn: u64, text: &str) -> LogEntry {
    LogEntry {
        epoch: Epoch(epoch),
        record: record(lsn, text),
    }
}

/// An append from node `primary`, after the entry (`prev_epoch`, `prev_lsn`).
pub(crate) fn append(
    (primary, epoch): (u64, u64),
    (prev_epoch, prev_lsn): (u64, u64),
    entries: Vec<LogEntry>,
) -> AppendRequest {
    AppendRequest {
        primary: NodeId(primary),
        epoch: Epoch(epoch),
        prev_lsn: Lsn(prev_lsn),
        prev_epoch: Epoch(prev_epoch),
        entries,
    }
}

/// A request for a vote in `epoch` by node `candidate`, whose log ends at (`last_epoch`, `last_lsn`).
pub(crate) fn ballot(
    candidate: u64,
    epoch: u64,
    (last_epoch, last_lsn): (u64, u64),
) -> BallotRequest {
    BallotRequest {
        candidate: NodeId(candidate),
        epoch: Epoch(epoch),
        last_epoch: Epoch(last_epoch),
        last_lsn: Lsn(last_lsn),
    }
}

pub(crate) fn heartbeat_from(node: u64, role: NodeRole, epoch: u64) -> HeartbeatRequest {
    HeartbeatRequest {
        node_id: NodeId(node),
        role,
        epoch: Epoch(epoch),
        last_epoch: Epoch(0),
        applied_lsn: Lsn(0),
    }
}

pub(crate) fn response(node: u64, role: NodeRole, applied: u64) -> HeartbeatResponse {
    HeartbeatResponse {
        node_id: NodeId(node),
        role,
        applied_lsn: Lsn(applied),
        timestamp: 0,
    }
}

/// The one assertion of the suite: what was done, what came out, what the rule says.
pub(crate) fn check(holds: bool, done: &str, came: &dyn std::fmt::Debug, rule: &str) {
    assert!(holds, "{done}: {came:?}, but {rule}");
}

/// For calls that a test only needs: what was done, and how it failed.
pub(crate) trait Must<T> {
    fn must(self, done: &str) -> T;
}

impl<T> Must<T> for Result<T, ReplicationError> {
    fn must(self, done: &str) -> T {
        match self {
            Ok(value) => value,
            Err(error) => panic!(
                "{done}: {error:?} ({error}), but nothing stands in its way here, so it succeeds"
            ),
        }
    }
}

/// The texts of a node's log, in order.
pub(crate) async fn texts(node: &ReplicationManager) -> Vec<String> {
    let records = node.records_from(Lsn(1)).await;
    records
        .iter()
        .map(|record| String::from_utf8_lossy(&record.data).into_owned())
        .collect()
}
