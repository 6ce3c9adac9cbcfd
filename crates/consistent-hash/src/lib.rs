//! Consistent hashing: which node keeps which key, in a cluster that grows and shrinks.
//!
//! Keys and nodes are hashed onto one circle of 2^64 positions. A key belongs to the first node at
//! or after its position, clockwise; so when a node joins or leaves, only the keys beside its own
//! positions move, about 1/n of them, where `hash % n` moves nearly all (Karger et al., "Consistent
//! Hashing and Random Trees", STOC 1997, section 4). Each physical node stands at many positions, its
//! virtual nodes, so that the shares come out even and a leaving node's share is spread over all
//! others (DeCandia et al., "Dynamo", SOSP 2007, section 4.2). The copies of a key are on the next
//! *distinct physical* nodes (section 4.3).
//!
//! ```
//! use consistent_hash::{ConsistentHashConfig, ConsistentHashRing, PhysicalNode};
//!
//! let mut ring = ConsistentHashRing::new(ConsistentHashConfig::default());
//! for n in 1..=4 {
//!     ring.add_node(PhysicalNode {
//!         id: format!("node-{n}"),
//!         address: format!("10.0.0.{n}:8080"),
//!         weight: 1,
//!     });
//! }
//! let found = ring.lookup("user:42").expect("there are nodes");
//! assert_eq!(found.replicas.len(), 2); // three copies in all
//! assert!(found.replicas.iter().all(|node| node.id != found.primary.id));
//! ```

#[cfg(test)]
#[path = "../hidden/mod.rs"]
mod hidden;
#[cfg(test)]
#[path = "../public/mod.rs"]
mod public;

mod hash;
mod members;
mod node;
mod points;
mod ring;
mod shared;
mod stats;

pub use hash::{hash_key, hash_vnode};
pub use node::{ConsistentHashConfig, LookupResult, PhysicalNode};
pub use ring::ConsistentHashRing;
pub use shared::SharedRing;
pub use stats::DistributionStats;
