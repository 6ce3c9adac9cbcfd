//! A message on its way in, and on its way out.

use std::collections::HashMap;
use std::time::Instant;

use crate::{MessageId, Offset, PartitionId, TopicId};

/// What a producer hands in. The broker changes nothing about it.
///
/// ```
/// use message_broker::Message;
/// use std::collections::HashMap;
/// use std::time::Instant;
///
/// let message = Message {
///     id: "order-1".to_string(),
///     key: Some(b"customer-7".to_vec()),
///     payload: b"one book".to_vec(),
///     headers: HashMap::from([("trace".to_string(), "4bf9".to_string())]),
///     timestamp: Instant::now(),
/// };
/// assert_eq!(message.headers["trace"], "4bf9");
/// ```
#[derive(Debug, Clone)]
pub struct Message {
    /// Names the message; published again under it, the message is stored once.
    pub id: MessageId,
    /// Messages with the same key go to the same partition; `None` takes turns.
    pub key: Option<Vec<u8>>,
    /// The content.
    pub payload: Vec<u8>,
    /// Whatever else the consumer should know.
    pub headers: HashMap<String, String>,
    /// The producer's time. Nothing is decided by it: retention counts from the arrival.
    pub timestamp: Instant,
}

impl Message {
    /// What counts against the limit, in bytes.
    pub(crate) fn size(&self) -> usize {
        let key = self.key.as_ref().map_or(0, Vec::len);
        let headers: usize = self.headers.iter().map(|(k, v)| k.len() + v.len()).sum();
        key + self.payload.len() + headers
    }
}

/// What a consumer is given: the message, and where it is kept.
///
/// Topic, partition and offset stay the same when it is delivered again.
///
/// ```
/// # fn ask(consumed: message_broker::ConsumedMessage) {
/// let seen_before = (consumed.topic, consumed.partition, consumed.offset);
/// # let _ = seen_before;
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct ConsumedMessage {
    /// The message as it was published.
    pub message: Message,
    /// The topic it was published to.
    pub topic: TopicId,
    /// The partition that it is in.
    pub partition: PartitionId,
    /// Its place in the partition.
    pub offset: Offset,
}

/// Where a published message is kept.
///
/// ```
/// # fn log(result: message_broker::PublishResult) {
/// println!("{} is {}:{}@{}", result.message_id, result.topic, result.partition, result.offset);
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct PublishResult {
    /// The topic it was published to.
    pub topic: TopicId,
    /// The partition that it is in.
    pub partition: PartitionId,
    /// Its place in the partition.
    pub offset: Offset,
    /// The message's own id.
    pub message_id: MessageId,
}
