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
    HeartbeatResponse,
};
use crate::record::{Lsn, WalRecord};

/// The longest frame that is read or written.
pub(crate) const MAX_FRAME_BYTES: usize = 16 << 20;

/// How much is read before more memory is set aside: a claim of a long frame costs nothing.
const CHUNK_BYTES: u64 = 64 << 10;

/// A call, as it travels.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Call {
    Append(AppendRequest),
    Heartbeat(HeartbeatRequest),
    Ballot(BallotRequest),
    Nominate,
    Record(WalRecord),
    Status,
    Vote { candidate: NodeId, lsn: Lsn },
}

/// The answer to a call.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Answer {
    Append(AppendReply),
    Heartbeat(HeartbeatReply),
    Ballot(BallotReply),
    Nominate(Option<NodeId>),
    Record(Result<(), String>),
    Status(HeartbeatResponse),
    Vote(bool),
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
    let length = frame.len() - 4;
    if length > MAX_FRAME_BYTES {
        return Err(network(format!("a frame of {length} bytes is too long")));
    }
    let header = u32::try_from(length).map_err(network)?;
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
    let body = read_body(reader, length).await?;
    serde_json::from_slice(&body).map(Some).map_err(network)
}

async fn read_body(
    reader: &mut (impl AsyncRead + Unpin),
    length: u64,
) -> Result<Vec<u8>, ReplicationError> {
    let mut body = Vec::new();
    while (body.len() as u64) < length {
        let wanted = (length - body.len() as u64).min(CHUNK_BYTES);
        let got = (&mut *reader)
            .take(wanted)
            .read_to_end(&mut body)
            .await
            .map_err(network)?;
        if (got as u64) < wanted {
            return Err(network("the frame ends early"));
        }
    }
    Ok(body)
}

/// Bytes as a string of hexadecimal digits: JSON's list of numbers is twice as long.
pub(crate) mod hex {
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::Serializer;

    const DIGITS: &[u8; 16] = b"0123456789abcdef";

    pub(crate) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(bytes.len() * 2);
        for byte in bytes {
            text.push(char::from(DIGITS[usize::from(byte >> 4)]));
            text.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        to.serialize_str(&text)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        let mut bytes = Vec::with_capacity(text.len() / 2);
        for pair in text.as_bytes().chunks(2) {
            let &[high, low] = pair else {
                return Err(D::Error::custom("odd number of digits"));
            };
            let digits = digit(high).zip(digit(low));
            let (high, low) = digits.ok_or_else(|| D::Error::custom("not a hexadecimal digit"))?;
            bytes.push(high << 4 | low);
        }
        Ok(bytes)
    }

    fn digit(character: u8) -> Option<u8> {
        match character {
            b'0'..=b'9' => Some(character - b'0'),
            b'a'..=b'f' => Some(character - b'a' + 10),
            _ => None,
        }
    }
}
