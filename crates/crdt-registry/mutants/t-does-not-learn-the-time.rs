//! # Forgets the time of what it merges
//!
//! What is wrong: a write on a clock that is behind loses against what its replica had read before.
//! Why people write it: a merge is thought of as data alone; the clock belongs to set.
//!
//! Killed by: clocks::a_write_to_a_map_is_later_than_all_that_it_has_written_or_merged,
//! clocks::a_write_wins_against_all_that_its_replica_had_merged,
//! convergence::registers_show_the_last_of_the_writes_that_they_have_seen

mod stamper {
    impl Stamper {
        pub(crate) fn observe(&self, time: u64) {
            let _ = time; // MUTANT: only what was written here counts
        }
    }
}
