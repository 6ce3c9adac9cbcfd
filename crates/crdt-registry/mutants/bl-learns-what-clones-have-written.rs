//! # Learns what the other's clones have written
//!
//! What is wrong: a write is later than writes that its replica has never merged.
//! Why people write it: the last time is a field of the other side like any other, so it is merged by the maximum.
//!
//! Killed by: clocks::a_write_need_not_be_later_than_what_its_replica_has_not_merged

mod register {
    impl<T: Clone> CRDT for LWWRegister<T> {
        fn merge(&mut self, other: &Self) {
            if self.write.merge(&other.write) {
                let last = other.stamper.next().map_or(u64::MAX, |next| next - 1); // MUTANT: of all clones
                self.stamper.observe(last); // MUTANT: instead of what was merged
            }
        }
    }
}
