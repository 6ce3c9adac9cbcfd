//! SWIM: who is in the cluster, kept by gossip (Das, Gupta and Motivala, 2002).
//!
//! Every member probes one other a round, asks others to probe it where there is no answer, and
//! suspects it before it declares it dead. What has changed spreads like a rumour. The load of a
//! member does not depend on the cluster's size, and neither does the time until a crash is noticed.
//!
//! [`GossipProtocol`] is one member, without socket or clock: messages, ticks and expired timers
//! in, [`GossipAction`]s out.

#[cfg(test)]
#[path = "../hidden/mod.rs"]
mod hidden;
#[cfg(test)]
#[path = "../public/mod.rs"]
mod public;

mod config;
mod index;
mod member;
mod message;
mod protocol;
mod queue;
mod random;
mod roster;
mod selector;
mod slots;

pub use config::GossipConfig;
pub use member::{Incarnation, Member, MemberId, MemberState, MemberUpdate};
pub use message::{GossipAction, GossipMessage};
pub use protocol::GossipProtocol;
pub use selector::MemberSelector;
