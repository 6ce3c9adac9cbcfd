//! The settings of a broker and of a topic, and the promises that a group can ask for.

use crate::TopicId;

/// The settings of a broker.
///
/// A time has passed when the clock shows at least so much of it.
///
/// ```
/// let config = message_broker::BrokerConfig {
///     ack_timeout_ms: 5_000,
///     ..Default::default()
/// };
/// assert_eq!(config.max_unacked_messages, 1_000);
/// ```
#[derive(Debug, Clone)]
pub struct BrokerConfig {
    /// How many partitions a topic gets that asks for 0 of them.
    pub default_partitions: u32,
    /// How long messages are kept, in milliseconds, unless their topic says otherwise.
    pub retention_ms: u64,
    /// How large a message may be, in bytes, unless its topic says otherwise: key, payload, and
    /// names and values of the headers.
    pub max_message_size: usize,
    /// After how many milliseconds a message that is not acknowledged goes back.
    pub ack_timeout_ms: u64,
    /// How many unacknowledged messages one consumer may hold.
    pub max_unacked_messages: usize,
    /// After how many milliseconds without a call of its own a consumer is taken for dead.
    pub session_timeout_ms: u64,
    /// After how many failures a message becomes a dead letter; 0 for never.
    pub max_delivery_attempts: u32,
    /// What the name of a topic's dead letter topic has behind that of the topic.
    pub dead_letter_suffix: String,
}

impl Default for BrokerConfig {
    /// Four partitions, a day, 1 MiB, 30 s, a thousand messages; then 45 s, five failures and
    /// `.dlq`.
    ///
    /// ```
    /// let config = message_broker::BrokerConfig::default();
    /// assert_eq!((config.default_partitions, config.retention_ms), (4, 86_400_000));
    /// ```
    fn default() -> Self {
        Self {
            default_partitions: 4,
            retention_ms: 86_400_000,
            max_message_size: 1_048_576,
            ack_timeout_ms: 30_000,
            max_unacked_messages: 1_000,
            session_timeout_ms: 45_000,
            max_delivery_attempts: 5,
            dead_letter_suffix: ".dlq".to_string(),
        }
    }
}

/// What a group is promised.
///
/// ```
/// use message_broker::DeliverySemantics;
///
/// assert_ne!(DeliverySemantics::AtMostOnce, DeliverySemantics::AtLeastOnce);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliverySemantics {
    /// A message may be lost, and is never delivered twice: it is committed as it is delivered.
    AtMostOnce,
    /// A message may be delivered twice, and is never lost: it is committed when acknowledged.
    AtLeastOnce,
    /// Delivered as with [`AtLeastOnce`](Self::AtLeastOnce), to a consumer that sees to it that
    /// the *effects* happen once: it stores its work and its offset together, or drops ids that it
    /// has seen.
    ExactlyOnce,
}

/// The settings of a topic.
///
/// ```
/// let config = message_broker::TopicConfig {
///     name: "orders".to_string(),
///     partitions: 8,
///     retention_ms: Some(3_600_000),
///     max_message_size: None,
/// };
/// assert_eq!(config.partitions, 8);
/// ```
#[derive(Debug, Clone)]
pub struct TopicConfig {
    /// The name, unique in the broker.
    pub name: TopicId,
    /// How many partitions it has; 0 for the broker's default.
    pub partitions: u32,
    /// How long messages are kept, in milliseconds; `None` for the broker's setting.
    pub retention_ms: Option<u64>,
    /// How large a message may be, in bytes; `None` for the broker's setting.
    pub max_message_size: Option<usize>,
}
