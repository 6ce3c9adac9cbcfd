//! How a manager reaches the other nodes.

use crate::error::ReplicationError;
use crate::member::{NodeId, NodeRole};
use crate::message::{
    AppendReply, AppendRequest, BallotReply, BallotRequest, HeartbeatReply, HeartbeatRequest,
    HeartbeatResponse,
};
use crate::record::{Lsn, WalRecord};

/// The way to the other nodes.
///
/// The first three methods are enough to implement it; the others carry epochs, and fall back on
/// the three. A client without epochs can replicate and elect, but cannot fence.
///
/// A call may take forever: the manager gives each one a deadline.
///
/// ```
/// use replication_manager::{
///     HeartbeatResponse, Lsn, NodeId, ReplicationClient, ReplicationError, WalRecord,
/// };
///
/// /// Reaches nobody.
/// struct Nowhere;
///
/// #[async_trait::async_trait]
/// impl ReplicationClient for Nowhere {
///     async fn send_record(&self, node: NodeId, _: &WalRecord) -> Result<(), ReplicationError> {
///         Err(ReplicationError::NodeUnreachable(node))
///     }
///     async fn send_heartbeat(&self, node: NodeId) -> Result<HeartbeatResponse, ReplicationError> {
///         Err(ReplicationError::NodeUnreachable(node))
///     }
///     async fn request_vote(
///         &self,
///         node: NodeId,
///         _: NodeId,
///         _: Lsn,
///     ) -> Result<bool, ReplicationError> {
///         Err(ReplicationError::NodeUnreachable(node))
///     }
/// }
/// ```
#[async_trait::async_trait]
pub trait ReplicationClient: Send + Sync {
    /// Delivers one record to `node`, which applies it.
    async fn send_record(&self, node: NodeId, record: &WalRecord) -> Result<(), ReplicationError>;

    /// Asks `node` how it is.
    async fn send_heartbeat(&self, node: NodeId) -> Result<HeartbeatResponse, ReplicationError>;

    /// Asks `node` to vote for `candidate`, whose log ends at `lsn`.
    async fn request_vote(
        &self,
        node: NodeId,
        candidate: NodeId,
        lsn: Lsn,
    ) -> Result<bool, ReplicationError>;

    /// Delivers entries to `node`.
    ///
    /// By default: without entries `send_heartbeat`, accepted if the node has applied up to
    /// `prev_lsn`; else one `send_record` after the other.
    async fn append(
        &self,
        node: NodeId,
        request: AppendRequest,
    ) -> Result<AppendReply, ReplicationError> {
        let mut lsn = request.prev_lsn;
        let mut accepted = true;
        if request.entries.is_empty() {
            let held = self.send_heartbeat(node).await?.applied_lsn;
            accepted = held >= lsn;
            lsn = lsn.min(held);
        }
        for entry in &request.entries {
            self.send_record(node, &entry.record).await?;
            lsn = entry.record.lsn;
        }
        Ok(AppendReply {
            epoch: request.epoch,
            accepted,
            lsn,
        })
    }

    /// Exchanges heartbeats with `node`.
    ///
    /// By default `send_heartbeat`, and the node is taken to share the sender's epochs.
    async fn heartbeat(
        &self,
        node: NodeId,
        request: HeartbeatRequest,
    ) -> Result<HeartbeatReply, ReplicationError> {
        let response = self.send_heartbeat(node).await?;
        let primary = (response.role == NodeRole::Primary).then_some(response.node_id);
        Ok(HeartbeatReply {
            response,
            epoch: request.epoch,
            last_epoch: request.last_epoch,
            primary,
        })
    }

    /// Asks `node` for its vote. By default `request_vote`.
    async fn ballot(
        &self,
        node: NodeId,
        request: BallotRequest,
    ) -> Result<BallotReply, ReplicationError> {
        let granted = self
            .request_vote(node, request.candidate, request.last_lsn)
            .await?;
        Ok(BallotReply {
            epoch: request.epoch,
            granted,
        })
    }

    /// Asks `node` to stand for election; `Some` names the primary that came of it.
    ///
    /// By default `None`: the three methods have no word for it.
    async fn nominate(&self, node: NodeId) -> Result<Option<NodeId>, ReplicationError> {
        let _ = node;
        Ok(None)
    }
}
