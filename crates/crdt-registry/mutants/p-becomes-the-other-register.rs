//! # A merge makes the register the other's
//!
//! What is wrong: after a merge the register writes under the name of the last writer, as the
//! seed's prototype would.
//! Why people write it: if the other is later, `*self = other.clone()` is the shortest way to take
//! it over.
//!
//! Killed by: clocks::a_write_wins_against_all_that_its_replica_had_merged,
//! convergence::registers_show_the_last_of_the_writes_that_they_have_seen,
//! register::a_register_keeps_its_own_name_whoever_wrote_last

mod register {
    impl<T: Clone> CRDT for LWWRegister<T> {
        fn merge(&mut self, other: &Self) {
            if self.write.merge(&other.write) {
                *self = other.clone(); // MUTANT: whose it is now
            }
        }
    }
}
