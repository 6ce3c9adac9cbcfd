//! The listener of a node.

use std::sync::Arc;

use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::error::ReplicationError;
use crate::member::NodeId;
use crate::node::Node;
use crate::wire::{Answer, Call, network, read_frame, write_frame};

/// More connections than the other nodes need; the rest wait in the system's queue.
const MAX_CONNECTIONS: usize = 256;

impl Node {
    /// Listens at this node's address.
    pub(crate) async fn listen(&self) -> Result<TcpListener, ReplicationError> {
        let own: NodeId = self.config.node_id;
        let node = self.config.nodes.iter().find(|node| node.id == own);
        let node = node.ok_or(ReplicationError::NodeUnreachable(own))?;
        TcpListener::bind(&node.address).await.map_err(network)
    }

    /// Serves the others for as long as the node runs. Dropping it closes every connection.
    pub(crate) async fn serve(self: Arc<Self>, listener: TcpListener) {
        let mut connections = JoinSet::new();
        loop {
            while connections.len() >= MAX_CONNECTIONS {
                connections.join_next().await;
            }
            while connections.try_join_next().is_some() {}
            match listener.accept().await {
                Ok((stream, _)) => {
                    let node = Arc::clone(&self);
                    // An error closes this connection, and concerns nobody else.
                    connections.spawn(async move { node.converse(stream).await });
                }
                // Out of descriptors, most likely: give others time to free some.
                Err(_) => tokio::time::sleep(self.config.heartbeat_interval).await,
            }
        }
    }

    async fn converse(self: Arc<Self>, mut stream: TcpStream) -> Result<(), ReplicationError> {
        stream.set_nodelay(true).map_err(network)?;
        loop {
            // Whoever is silent this long has gone, or holds a place that others need.
            let call = timeout(self.config.election_timeout * 20, read_frame(&mut stream)).await;
            let Some(call) = call.map_err(network)?? else {
                return Ok(());
            };
            let answer = self.answer(call).await;
            write_frame(&mut stream, &answer).await?;
        }
    }

    async fn answer(self: &Arc<Self>, call: Call) -> Answer {
        match call {
            Call::Append(request) => Answer::Append(self.on_append(request).await),
            Call::Heartbeat(request) => Answer::Heartbeat(self.on_heartbeat(request).await),
            Call::Ballot(request) => Answer::Ballot(self.on_ballot(request).await),
            Call::Nominate => Answer::Nominate(self.on_nominate().await),
        }
    }
}
