//! Why a call was refused.

use thiserror::Error;

use crate::{ConsumerGroupId, ConsumerId, Offset, PartitionId, TopicId};

/// Why a call was refused. A refused call has changed nothing, except that it may be the one in
/// which the broker finds out that members of the group are dead, or deliveries overdue.
///
/// ```
/// use message_broker::BrokerError;
///
/// let error = BrokerError::MessageTooLarge { size: 12, max: 10 };
/// assert_eq!(error.to_string(), "Message too large: 12 > 10");
/// ```
#[derive(Debug, Error)]
pub enum BrokerError {
    /// No topic has this name.
    #[error("Topic not found: {0}")]
    TopicNotFound(TopicId),
    /// A topic has this name already.
    #[error("Topic already exists: {0}")]
    TopicAlreadyExists(TopicId),
    /// The topic has no such partition.
    #[error("Partition not found: {0}:{1}")]
    PartitionNotFound(TopicId, PartitionId),
    /// Nobody has ever joined a group of this name.
    #[error("Consumer group not found: {0}")]
    GroupNotFound(ConsumerGroupId),
    /// The consumer is not a member of the group, or the partition is not assigned to it.
    #[error("Consumer not registered: {0}")]
    ConsumerNotRegistered(ConsumerId),
    /// The message is over the limit of its topic, in bytes.
    #[error("Message too large: {size} > {max}")]
    MessageTooLarge {
        /// How large it is.
        size: usize,
        /// How large it may be.
        max: usize,
    },
    /// The partition has no such offset, or the consumer does not hold it.
    #[error("Invalid offset: {requested}, valid range: [{min}, {max}]")]
    InvalidOffset {
        /// What was asked for.
        requested: Offset,
        /// The smallest that would do.
        min: Offset,
        /// The greatest that would do.
        max: Offset,
    },
    /// The consumer holds as many unacknowledged messages as it may.
    #[error("Too many unacked messages")]
    TooManyUnacked,
}
