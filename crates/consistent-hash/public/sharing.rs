//! The shared ring.

use crate::{ConsistentHashConfig, PhysicalNode, SharedRing};

#[test]
fn threads_share_a_ring() {
    let ring = SharedRing::new(ConsistentHashConfig::default());
    std::thread::scope(|scope| {
        for n in 0..3 {
            let ring = &ring;
            scope.spawn(move || {
                ring.add_node(PhysicalNode {
                    id: format!("node{n}"),
                    address: format!("10.0.0.{n}:8080"),
                    weight: 1,
                })
            });
        }
    });
    assert_eq!(ring.node_count(), 3, "each thread has added one");
}
