//! Criterion "convergence": who has seen the same changes shows the same, whatever the schedule.

use super::world::{Kind, World, holds};

/// Three to five replicas change, and merge states that come late, twice, in any order or never.
/// After every step the replica shows what the changes give that it has seen; at the end all have
/// seen all.
fn converges(test: &str, kind: Kind, clones: bool) {
    holds(test, 60, clones, &|replicas, steps| {
        let mut world = World::new(kind, replicas);
        world.run(steps)?;
        world.finish()
    });
}

#[test]
fn growing_counters_show_the_changes_that_they_have_seen() {
    converges("convergence::growing", Kind::GCounter, false);
}

#[test]
fn counters_both_ways_show_the_changes_that_they_have_seen() {
    converges("convergence::both_ways", Kind::PNCounter, false);
}

#[test]
fn registers_show_the_last_of_the_writes_that_they_have_seen() {
    converges("convergence::register", Kind::LWWRegister, false);
}

#[test]
fn sets_show_the_insertions_whose_removal_they_have_not_seen() {
    converges("convergence::set", Kind::ORSet, false);
}

#[test]
fn maps_show_the_last_write_to_each_key_that_they_have_seen() {
    converges("convergence::map", Kind::LWWMap, false);
}

#[test]
fn sets_converge_when_clones_of_a_replica_go_their_own_ways() {
    converges("convergence::clones", Kind::ORSet, true);
}
