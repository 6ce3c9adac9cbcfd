//! Frames: four bytes of length, big-endian, then as many bytes of JSON.
//!
//! The peer is taken to be hostile. A frame that claims more than [`MAX_FRAME_BYTES`], ends early
//! or does not parse is an error, and whoever reads it closes the connection.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use crate::error::ReplicationError;
use crate::member::NodeId;
use crate::message::{
    AppendReply, AppendRequest, BallotReply, BallotRequest, HeartbeatReply, HeartbeatRequest,
};

/// The longest frame that is read. What is written stays well below: see the limits of a record and
/// of a batch.
pub(crate) const MAX_FRAME_BYTES: usize = 16 << 20;

/// A call, as it travels. Each carries an epoch, or leads to one that does.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Call {
    Append(AppendRequest),
    Heartbeat(HeartbeatRequest),
    Ballot(BallotRequest),
    Nominate,
}

/// The answer to a call.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Answer {
    Append(AppendReply),
    Heartbeat(HeartbeatReply),
    Ballot(BallotReply),
    Nominate(Option<NodeId>),
}

pub(crate) fn network(error: impl std::fmt::Display) -> ReplicationError {
    ReplicationError::Network(error.to_string())
}

/// Writes one frame.
pub(crate) async fn write_frame<T: Serialize>(
    writer: &mut (impl AsyncWrite + Unpin),
    message: &T,
) -> Result<(), ReplicationError> {
    let mut frame = vec![0; 4];
    serde_json::to_writer(&mut frame, message).map_err(network)?;
    let header = u32::try_from(frame.len() - 4).map_err(network)?;
    frame[..4].copy_from_slice(&header.to_be_bytes());
    writer.write_all(&frame).await.map_err(network)?;
    writer.flush().await.map_err(network)
}

/// Reads one frame; `None` if the peer closed the connection between two frames.
pub(crate) async fn read_frame<T: DeserializeOwned>(
    reader: &mut (impl AsyncRead + Unpin),
) -> Result<Option<T>, ReplicationError> {
    let mut header = [0; 4];
    if reader.read(&mut header[..1]).await.map_err(network)? == 0 {
        return Ok(None);
    }
    reader.read_exact(&mut header[1..]).await.map_err(network)?;
    let length = u64::from(u32::from_be_bytes(header));
    if length > MAX_FRAME_BYTES as u64 {
        return Err(network(format!("a frame of {length} bytes is too long")));
    }
    // Memory grows with what comes, not with what was claimed.
    let mut body = Vec::new();
    let got = reader.take(length).read_to_end(&mut body).await;
    if got.map_err(network)? as u64 != length {
        return Err(network("the frame ends early"));
    }
    serde_json::from_slice(&body).map(Some).map_err(network)
}
