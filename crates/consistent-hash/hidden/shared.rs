//! Criterion "the shared ring": one ring, many threads.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, RwLock};
use std::thread;

use super::model::Model;
use super::{check, check_moved, check_points, edges, ids, keys, node, ring, sorted, strings};
use crate::{ConsistentHashConfig, ConsistentHashRing, SharedRing};

fn shared(ring: ConsistentHashRing) -> SharedRing {
    SharedRing::from(Arc::new(RwLock::new(ring)))
}

#[test]
fn it_says_what_the_ring_says() {
    let all = ["b", "a", "c"];
    let plain = ring(10, 2, &all);
    let shared = shared(ring(10, 2, &all));
    let sample = keys(40);
    for hash in edges(&plain) {
        let of = |found: crate::LookupResult| (found.primary.id, found.replicas.len());
        check(
            &format!("lookup_hash({hash:#018x})"),
            shared.lookup_hash(hash).map(of),
            plain.lookup_hash(hash).map(of),
            "the shared ring answers as the ring does",
        );
    }
    let by_key = shared.lookup("user:42").map(|found| found.primary.id);
    let want = plain.lookup("user:42").map(|found| found.primary.id);
    check("lookup(\"user:42\")", by_key, want, "as the ring");
    check_points(
        "ring_debug()",
        &shared.ring_debug(),
        &plain.ring_debug(),
        "as the ring",
    );
    check("node_count()", shared.node_count(), 3, "as the ring");
    let listed: Vec<String> = shared.nodes().into_iter().map(|node| node.id).collect();
    check("nodes()", listed, ids(&plain), "as the ring");
    let [got, want] = [
        shared.distribution_stats(&sample),
        plain.distribution_stats(&sample),
    ];
    check(
        "keys_per_node",
        got.keys_per_node,
        want.keys_per_node,
        "as the ring",
    );
    let new = node("new", 2);
    let got = (
        shared.simulate_add(&new, &sample),
        shared.simulate_remove("a", &sample),
    );
    let want = (
        plain.simulate_add(&new, &sample),
        plain.simulate_remove("a", &sample),
    );
    check("both simulations", got, want, "as the ring");
}

#[test]
fn its_changes_say_what_moved() {
    let shared = SharedRing::new(ConsistentHashConfig {
        virtual_nodes: 6,
        replication_factor: 1,
    });
    let mut plain = ring(6, 1, &[]);
    for (id, weight) in [("a", 1), ("b", 3), ("b", 1), ("a", 2)] {
        check_moved(
            &format!("what add_node({id}, weight {weight}) returns"),
            &shared.add_node(node(id, weight)),
            &sorted(plain.add_node(node(id, weight))),
            "the set that the ring returns: a replacement is one change, not a removal and an \
             addition",
        );
    }
    check(
        "node_count() then",
        shared.node_count(),
        2,
        "a and b, each of them added twice",
    );
    check_moved(
        "what remove_node(a) returns",
        &shared.remove_node("a"),
        &sorted(plain.remove_node("a")),
        "as the ring",
    );
}

#[test]
fn a_clone_is_a_handle_to_the_same_ring() {
    let owned = Arc::new(RwLock::new(ring(6, 1, &["a"])));
    let one = SharedRing::from(Arc::clone(&owned));
    let other = one.clone();
    other.add_node(node("b", 1));
    one.add_node(node("c", 1));
    let counts = (one.node_count(), other.node_count());
    check(
        "members that either handle sees",
        counts,
        (3, 3),
        "clones share one ring",
    );
    let of_owner = ids(&owned.read().expect("no thread has panicked"));
    check(
        "what the owner of the Arc sees",
        of_owner,
        strings(&["a", "b", "c"]),
        "from() makes a handle to that ring, not to a copy",
    );
}

#[test]
fn a_change_is_seen_whole_or_not_at_all() {
    let shared = shared(ring(4, 1, &["a", "b"]));
    let mut both = Model::of(4, &["a", "b"]);
    let without = both.points();
    both.add("flapping", 4);
    let (with, enough, rounds) = (both.points(), AtomicBool::new(false), AtomicUsize::new(0));
    let mut broken = None;
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            while !enough.load(Ordering::SeqCst) {
                shared.add_node(node("flapping", 4));
                shared.remove_node("flapping");
                rounds.fetch_add(1, Ordering::SeqCst);
            }
        });
        let mut looks = 0;
        while (looks < 30 || rounds.load(Ordering::SeqCst) < 5) && !writer.is_finished() {
            let seen = shared.ring_debug();
            looks += 1;
            if seen != with && seen != without {
                broken = Some(seen.len());
                break;
            }
            thread::yield_now();
        }
        enough.store(true, Ordering::SeqCst);
    });
    check(
        "how many positions a reader has seen that are no state of the ring, if so,",
        broken,
        None,
        "8 positions without the node of weight 4, 24 with it, and nothing between",
    );
    check_points(
        "ring_debug() in the end",
        &shared.ring_debug(),
        &without,
        "the node has left",
    );
}

#[test]
fn a_thread_that_panics_with_the_lock_takes_nothing_from_the_others() {
    let owned = Arc::new(RwLock::new(ring(6, 1, &["a"])));
    let shared = SharedRing::from(Arc::clone(&owned));
    let poisoner = Arc::clone(&owned);
    let ended = thread::spawn(move || {
        let _guard = poisoner.write();
        // Unwinds without a message: a panic that nobody has to read about.
        std::panic::resume_unwind(Box::new("with the lock in its hands"));
    })
    .join();
    check(
        "whether the thread panicked",
        ended.is_err(),
        true,
        "it was told to",
    );
    check(
        "whether the lock is poisoned",
        owned.is_poisoned(),
        true,
        "so std says",
    );
    shared.add_node(node("b", 1));
    let found = shared.lookup("key").is_some();
    let then = (shared.node_count(), found, shared.remove_node("a").len());
    check(
        "members, whether a key is found, and what a removal moves, after that,",
        then,
        (2, true, 6),
        "a poisoned lock is entered all the same: no change leaves the ring half done",
    );
}
