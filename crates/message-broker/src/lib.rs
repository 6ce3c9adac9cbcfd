//! A message broker in memory: topics of partitions, consumer groups, and the three promises of
//! delivery.
//!
//! - [`MessageBroker`] keeps the logs and the groups; everything happens in a call to it.
//! - [`Message`] goes in, [`ConsumedMessage`] comes out, with the place where it is kept.
//! - [`BrokerConfig`] and [`TopicConfig`] set the limits.
//! - [`Clock`] says what time it is, so that a test can own the time ([`ManualClock`]).
//!
//! ```
//! use message_broker::{BrokerConfig, DeliverySemantics, Message, MessageBroker, TopicConfig};
//! use std::collections::HashMap;
//! use std::time::{Duration, Instant};
//!
//! let (orders, billing, worker) = ("orders".to_string(), "billing".to_string(), "w".to_string());
//! let mut broker = MessageBroker::new(BrokerConfig::default());
//! broker.create_topic(TopicConfig {
//!     name: orders.clone(),
//!     partitions: 1,
//!     retention_ms: None,
//!     max_message_size: None,
//! })?;
//! broker.publish(
//!     &orders,
//!     Message {
//!         id: "order-1".to_string(),
//!         key: None,
//!         payload: b"one book".to_vec(),
//!         headers: HashMap::new(),
//!         timestamp: Instant::now(),
//!     },
//! )?;
//!
//! let semantics = DeliverySemantics::AtLeastOnce;
//! broker.join_group(billing.clone(), worker.clone(), vec![orders.clone()], semantics)?;
//! let messages = broker.poll(&billing, &worker, 10, Duration::ZERO)?;
//! assert_eq!(messages[0].message.payload, b"one book");
//!
//! // An acknowledgement names the last message that is done, a commit the next one to read.
//! broker.acknowledge(&billing, &worker, HashMap::from([((orders.clone(), 0), 0)]))?;
//! assert_eq!(broker.get_committed_offsets(&billing)[&(orders, 0)], 1);
//! # Ok::<(), message_broker::BrokerError>(())
//! ```

#[cfg(test)]
#[path = "../hidden/mod.rs"]
mod hidden;
#[cfg(test)]
#[path = "../public/mod.rs"]
mod public;

mod assignment;
mod broker;
mod clock;
mod config;
mod consuming;
mod cursor;
mod cursors;
mod dead_letter;
mod error;
mod group;
mod grouping;
mod log;
mod member;
mod message;
mod partitioner;
mod partitions;
mod publishing;
mod seeking;
mod settling;
mod stats;
mod topic;
mod topics;

pub use broker::MessageBroker;
pub use clock::{Clock, ManualClock};
pub use config::{BrokerConfig, DeliverySemantics, TopicConfig};
pub use error::BrokerError;
pub use message::{ConsumedMessage, Message, PublishResult};
pub use stats::BrokerStats;

/// The name of a topic. Any string is a name.
///
/// ```
/// let topic: message_broker::TopicId = "orders".to_string();
/// assert_eq!(topic, "orders");
/// ```
pub type TopicId = String;

/// The number of a partition within its topic, from 0.
///
/// ```
/// let first: message_broker::PartitionId = 0;
/// assert_eq!(first, 0);
/// ```
pub type PartitionId = u32;

/// The name of a consumer group.
///
/// ```
/// let group: message_broker::ConsumerGroupId = "billing".to_string();
/// assert_eq!(group, "billing");
/// ```
pub type ConsumerGroupId = String;

/// The name of a consumer, unique in its group.
///
/// ```
/// let consumer: message_broker::ConsumerId = "worker-1".to_string();
/// assert_eq!(consumer, "worker-1");
/// ```
pub type ConsumerId = String;

/// The place of a message in its partition: the first ever published has 0, each next one more.
///
/// ```
/// let first: message_broker::Offset = 0;
/// assert_eq!(first, 0);
/// ```
pub type Offset = u64;

/// The name that a producer gives a message; it stays the same when the producer sends it again.
///
/// ```
/// let id: message_broker::MessageId = "order-1".to_string();
/// assert_eq!(id, "order-1");
/// ```
pub type MessageId = String;
