//! consistent-hash, driven by the bench.

use consistent_hash::{ConsistentHashConfig, ConsistentHashRing, LookupResult, PhysicalNode};

use crate::{Contestant, Key, VIRTUAL_NODES, address, name};

/// A ring of ours.
pub struct Ours {
    ring: ConsistentHashRing,
}

fn node(n: usize) -> PhysicalNode {
    PhysicalNode {
        id: name(n),
        address: address(n).to_string(),
        weight: 1,
    }
}

impl Ours {
    pub fn new(nodes: usize, copies: usize) -> Self {
        let mut ring = ConsistentHashRing::new(ConsistentHashConfig {
            virtual_nodes: VIRTUAL_NODES,
            replication_factor: copies,
        });
        for n in 0..nodes {
            ring.add_node(node(n));
        }
        Self { ring }
    }

    pub fn by_key(&self, key: &Key) -> LookupResult {
        self.ring.lookup(&key.text).expect("there are nodes")
    }

    pub fn by_hash(&self, key: &Key) -> LookupResult {
        self.ring.lookup_hash(key.hash).expect("there are nodes")
    }
}

impl Contestant for Ours {
    fn owner(&self, key: &Key) -> std::net::SocketAddrV4 {
        let address = self.by_key(key).primary.address;
        address.parse().expect("written by the bench")
    }

    fn add(&mut self, n: usize) -> usize {
        self.ring.add_node(node(n)).len()
    }

    fn remove(&mut self, n: usize) -> usize {
        self.ring.remove_node(&name(n)).len()
    }
}
