//! # Learns what the other's clones have written
//!
//! What is wrong: a write is later than writes that its replica has never merged.
//! Why people write it: the last time is a field of the other side like any other, so it is merged by the maximum.
//!
//! Killed by: clocks::a_write_need_not_be_later_than_what_its_replica_has_not_merged

mod stamper {
    impl Stamper {
        pub(crate) fn last(&self) -> u64 { // MUTANT
            self.0.last.load(Ordering::Relaxed) // MUTANT: of all clones
        } // MUTANT
    }
}

mod register {
    impl<T: Clone> CRDT for LWWRegister<T> {
        fn merge(&mut self, other: &Self) {
            if self.write.merge(&other.write) {
                self.stamper.observe(other.stamper.last()); // MUTANT: instead of what was merged
            }
        }
    }
}
