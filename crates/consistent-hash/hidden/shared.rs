//! Criterion "the shared ring": one ring, many threads.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, RwLock, mpsc};
use std::thread;

use super::model::Model;
use super::races::{Stop, until};
use super::{check, check_moved, check_points, edges, ids, keys, node, ring, sorted, strings};
use crate::{ConsistentHashConfig, ConsistentHashRing, SharedRing, hash_vnode};

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

/// Looks at the ring while another thread changes it all the time, until a look finds something
/// broken, which is handed back, or there were looks and at least so many changes.
fn while_it_flaps(
    changes: usize,
    change: &(dyn Fn() + Sync),
    look: &dyn Fn() -> Option<String>,
) -> Option<String> {
    let (enough, rounds) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        let _stop = Stop(&enough);
        let writer = scope.spawn(|| {
            while !enough.load(Ordering::SeqCst) {
                change();
                rounds.fetch_add(1, Ordering::SeqCst);
            }
        });
        let mut looks = 0;
        while (looks < 30 || rounds.load(Ordering::SeqCst) < changes) && !writer.is_finished() {
            looks += 1;
            let broken = look();
            if broken.is_some() {
                return broken;
            }
            if looks % 8 == 0 {
                thread::yield_now();
            }
        }
        None
    })
}

/// What a look sees that begins in the middle of a change: c has come to a and b, and a is still to
/// go.
fn begun_during_a_change<T: Send>(look: impl Fn(&SharedRing) -> T + Sync) -> T {
    let owned = Arc::new(RwLock::new(ring(4, 1, &["a", "b"])));
    let shared = SharedRing::from(Arc::clone(&owned));
    let (begins, begun) = mpsc::channel();
    thread::scope(|scope| {
        let mut changing = owned.write().expect("no thread has panicked");
        changing.add_node(node("c", 4));
        let (look, shared) = (&look, &shared);
        let seen = scope.spawn(move || {
            begins.send(()).expect("the test waits for it");
            look(shared)
        });
        begun.recv().expect("the thread looks");
        // Whoever does not wait for the lock sees a ring in the middle of a change, or none.
        until(|| seen.is_finished());
        changing.remove_node("a");
        drop(changing);
        seen.join().expect("a look does not panic")
    })
}

#[test]
fn a_change_is_seen_whole_or_not_at_all() {
    const WHOLE: &str = "a look waits for the change that is under way, and then sees all of it";
    let mut after = Model::of(4, &["b"]);
    after.add("c", 4);
    // Now and then, on a busy machine, a look comes too late to see anything half done.
    for _ in 0..8 {
        let members = |shared: &SharedRing| {
            let ids = shared.nodes().into_iter().map(|node| node.id);
            ids.collect::<Vec<String>>()
        };
        check_points(
            "ring_debug() that begins while a ring of a and b becomes one of b and c",
            &begun_during_a_change(SharedRing::ring_debug),
            &after.points(),
            WHOLE,
        );
        check(
            "the members of nodes() that begins while a ring of a and b becomes one of b and c",
            begun_during_a_change(members),
            strings(&["b", "c"]),
            WHOLE,
        );
        check(
            "the number of members of node_count() that begins then",
            begun_during_a_change(SharedRing::node_count),
            2,
            WHOLE,
        );
        check(
            "the primary of lookup_hash(), at the first position of a, that begins then",
            begun_during_a_change(|shared| shared.lookup_hash(hash_vnode("a", 0)))
                .map(|found| found.primary.id),
            after.primary(hash_vnode("a", 0)),
            WHOLE,
        );
    }
}

#[test]
fn a_member_that_is_replaced_is_never_gone() {
    let owned = Arc::new(RwLock::new(ring(4, 1, &["a", "b"])));
    let shared = SharedRing::from(Arc::clone(&owned));
    let of_b = hash_vnode("b", 0);
    let gone = |count: usize| (count != 2).then(|| format!("a ring of {count} members"));
    let broken = while_it_flaps(400, &|| drop(shared.add_node(node("b", 1))), &|| {
        // Who waits for the lock is late when it gets free for a moment; who tries and tries is not.
        for _ in 0..64 {
            let free = owned.try_read().ok();
            let broken = free.and_then(|ring| gone(ring.node_count()));
            if broken.is_some() {
                return broken;
            }
        }
        let found = shared.lookup_hash(of_b).map(|found| found.primary.id);
        let strange = || format!("{found:?} at a position of b");
        gone(shared.node_count()).or((found.as_deref() != Some("b")).then(strange))
    });
    check(
        "what a reader has seen that is no state of the ring of a and b, if so, while another \
         thread added b again,",
        broken,
        None,
        "a replacement is one change under one lock, not a removal and an addition",
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
    let moved = shared.add_node(node("b", 1)).len();
    let others = strings(&["key"]);
    let got = [
        ("positions of add_node", moved, 6),
        ("keys of lookup", shared.lookup("key").iter().count(), 1),
        (
            "hashes of lookup_hash",
            shared.lookup_hash(7).iter().count(),
            1,
        ),
        ("members of nodes", shared.nodes().len(), 2),
        ("members of node_count", shared.node_count(), 2),
        (
            "members of distribution_stats",
            shared.distribution_stats(&others).keys_per_node.len(),
            2,
        ),
        ("positions of ring_debug", shared.ring_debug().len(), 12),
        (
            "keys that simulate_add of a drained stranger moves",
            shared.simulate_add(&node("c", 0), &others) as usize,
            0,
        ),
        (
            "keys that simulate_remove of a stranger moves",
            shared.simulate_remove("c", &others) as usize,
            0,
        ),
        ("positions of remove_node", shared.remove_node("a").len(), 6),
    ];
    for (what, got, want) in got {
        check(
            &format!("the number of {what}, after that,"),
            got,
            want,
            "a poisoned lock is entered all the same, by every method",
        );
    }
}
