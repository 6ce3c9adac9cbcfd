//! The client that talks TCP to the configured addresses.

use std::collections::HashMap;

use tokio::net::TcpStream;
use tokio::sync::Mutex;

use crate::client::ReplicationClient;
use crate::cluster::ReplicationConfig;
use crate::error::ReplicationError;
use crate::member::NodeId;
use crate::message::{
    AppendReply, AppendRequest, BallotReply, BallotRequest, HeartbeatReply, HeartbeatRequest,
    HeartbeatResponse,
};
use crate::record::{Lsn, WalRecord};
use crate::wire::{Answer, Call, network, read_frame, write_frame};

/// The connections to one node: records have their own, so that a long batch delays no heartbeat.
struct Peer {
    address: String,
    records: Mutex<Option<TcpStream>>,
    control: Mutex<Option<TcpStream>>,
}

/// Calls over TCP, one after the other on each connection; connects when it is first needed.
pub(crate) struct TcpClient {
    peers: HashMap<NodeId, Peer>,
}

impl TcpClient {
    pub(crate) fn new(config: &ReplicationConfig) -> Self {
        let peer = |address: &String| Peer {
            address: address.clone(),
            records: Mutex::default(),
            control: Mutex::default(),
        };
        let peers = config
            .nodes
            .iter()
            .map(|node| (node.id, peer(&node.address)))
            .collect();
        TcpClient { peers }
    }

    async fn call(&self, node: NodeId, call: &Call) -> Result<Answer, ReplicationError> {
        let peer = self
            .peers
            .get(&node)
            .ok_or(ReplicationError::NodeUnreachable(node))?;
        let lane = match call {
            Call::Append(_) => &peer.records,
            _ => &peer.control,
        };
        let mut lane = lane.lock().await;
        // Taken out: a call that fails or is given up must leave no half-read connection behind.
        let kept = lane.take();
        let reused = kept.is_some();
        let mut stream = match kept {
            Some(stream) => stream,
            None => connect(node, &peer.address).await?,
        };
        let mut outcome = ask(&mut stream, call).await;
        if reused && outcome.is_err() {
            // The node may have restarted since. Every call may arrive twice without harm.
            stream = connect(node, &peer.address).await?;
            outcome = ask(&mut stream, call).await;
        }
        if outcome.is_ok() {
            *lane = Some(stream);
        }
        outcome
    }
}

async fn connect(node: NodeId, address: &str) -> Result<TcpStream, ReplicationError> {
    let unreachable = |_| ReplicationError::NodeUnreachable(node);
    let stream = TcpStream::connect(address).await.map_err(unreachable)?;
    stream.set_nodelay(true).map_err(unreachable)?;
    Ok(stream)
}

async fn ask(stream: &mut TcpStream, call: &Call) -> Result<Answer, ReplicationError> {
    write_frame(stream, call).await?;
    read_frame(stream)
        .await?
        .ok_or_else(|| network("the connection was closed"))
}

fn unexpected(answer: &Answer) -> ReplicationError {
    network(format!("an answer to another question: {answer:?}"))
}

/// What carries no epoch does not travel over TCP: nobody could be fenced. A manager calls the four
/// methods below, which do.
fn unfenced() -> ReplicationError {
    network("over TCP every call carries an epoch")
}

#[async_trait::async_trait]
impl ReplicationClient for TcpClient {
    async fn send_record(&self, _: NodeId, _: &WalRecord) -> Result<(), ReplicationError> {
        Err(unfenced())
    }

    async fn send_heartbeat(&self, _: NodeId) -> Result<HeartbeatResponse, ReplicationError> {
        Err(unfenced())
    }

    async fn request_vote(&self, _: NodeId, _: NodeId, _: Lsn) -> Result<bool, ReplicationError> {
        Err(unfenced())
    }

    async fn append(
        &self,
        node: NodeId,
        request: AppendRequest,
    ) -> Result<AppendReply, ReplicationError> {
        match self.call(node, &Call::Append(request)).await? {
            Answer::Append(reply) => Ok(reply),
            other => Err(unexpected(&other)),
        }
    }

    async fn heartbeat(
        &self,
        node: NodeId,
        request: HeartbeatRequest,
    ) -> Result<HeartbeatReply, ReplicationError> {
        match self.call(node, &Call::Heartbeat(request)).await? {
            Answer::Heartbeat(reply) => Ok(reply),
            other => Err(unexpected(&other)),
        }
    }

    async fn ballot(
        &self,
        node: NodeId,
        request: BallotRequest,
    ) -> Result<BallotReply, ReplicationError> {
        match self.call(node, &Call::Ballot(request)).await? {
            Answer::Ballot(reply) => Ok(reply),
            other => Err(unexpected(&other)),
        }
    }

    async fn nominate(&self, node: NodeId) -> Result<Option<NodeId>, ReplicationError> {
        match self.call(node, &Call::Nominate).await? {
            Answer::Nominate(winner) => Ok(winner),
            other => Err(unexpected(&other)),
        }
    }
}
