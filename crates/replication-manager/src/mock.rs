//! A client whose answers are written in advance.

use std::collections::HashMap;
// The setters are synchronous, and tokio's `blocking_write` panics inside a runtime.
use std::sync::RwLock;

use crate::client::ReplicationClient;
use crate::error::ReplicationError;
use crate::member::{NodeId, NodeRole};
use crate::message::HeartbeatResponse;
use crate::record::{Lsn, WalRecord};

/// A client for tests. A node is reachable once it has a response.
///
/// Responses are given in the order in which they were set, the last one again and again. A
/// reachable node takes every record, and votes for a candidate whose LSN is not below the applied
/// LSN of its response, unless that response is a primary's.
///
/// ```
/// use replication_manager::{MockReplicationClient, NodeId, ReplicationClient};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// let client = MockReplicationClient::new();
/// assert!(client.send_heartbeat(NodeId(2)).await.is_err());
/// # }
/// ```
#[derive(Default)]
pub struct MockReplicationClient {
    responses: RwLock<HashMap<NodeId, Vec<HeartbeatResponse>>>,
}

impl MockReplicationClient {
    /// A client that reaches nobody yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a response to those of `node`, which is reachable from now on.
    pub fn set_response(&self, node: NodeId, response: HeartbeatResponse) {
        self.lock().entry(node).or_default().push(response);
    }

    /// Forgets the responses of `node`: every call to it fails from now on.
    pub fn set_unreachable(&self, node: NodeId) {
        self.lock().remove(&node);
    }

    fn lock(&self) -> std::sync::RwLockWriteGuard<'_, HashMap<NodeId, Vec<HeartbeatResponse>>> {
        self.responses
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// The response that `node` is at; `consume` moves on to the next one.
    fn response(&self, node: NodeId, consume: bool) -> Result<HeartbeatResponse, ReplicationError> {
        let mut responses = self.lock();
        let queue = responses
            .get_mut(&node)
            .ok_or(ReplicationError::NodeUnreachable(node))?;
        let first = queue
            .first()
            .cloned()
            .ok_or(ReplicationError::NodeUnreachable(node))?;
        if consume && queue.len() > 1 {
            queue.remove(0);
        }
        Ok(first)
    }
}

#[async_trait::async_trait]
impl ReplicationClient for MockReplicationClient {
    async fn send_record(&self, node: NodeId, _record: &WalRecord) -> Result<(), ReplicationError> {
        self.response(node, false).map(|_| ())
    }

    async fn send_heartbeat(&self, node: NodeId) -> Result<HeartbeatResponse, ReplicationError> {
        self.response(node, true)
    }

    async fn request_vote(
        &self,
        node: NodeId,
        _candidate: NodeId,
        lsn: Lsn,
    ) -> Result<bool, ReplicationError> {
        let voter = self.response(node, false)?;
        Ok(voter.role != NodeRole::Primary && lsn >= voter.applied_lsn)
    }
}
