//! # The next grant forgets the last release
//!
//! What is wrong: a repeated release fails as soon as somebody else has the lock.
//! Why people write it: the mark "released" is in the lease, and the next lease takes its
//! place.
//!
//! Killed by: releasing::a_repeated_release_leaves_the_next_holder_alone,
//! releasing::a_repeated_release_of_the_same_client_leaves_its_next_lease_alone

mod table {
    impl Table {
        fn regrant(&mut self, slot: u32, lease: Lease, details: Details, now: Instant) -> u32 {
            self.sweep(slot, now);
            let remembered = now < self.forgotten_at(slot);
            let old = std::mem::replace(&mut self.leases[slot as usize], lease);
            let before = std::mem::replace(&mut self.details[slot as usize], details);
            if remembered {
                self.details[slot as usize].released_before = match old.released {
                    true => None, // MUTANT: a new lease, a new record
                    false => before.released_before,
                };
            }
            slot
        }
    }
}
