//! # A guard renews for its client
//!
//! What is wrong: a guard that lost its lock renews the next lease of the same client,
//! which has none of its own.
//! Why people write it: the guard asks whether its client holds the lock, not whether its
//! token does.
//!
//! Killed by: exclusion::a_lost_guard_leaves_a_later_grant_of_the_same_client_alone

mod table {
    impl Table {
        fn regrant(&mut self, slot: u32, lease: Lease, details: Details, now: Instant) -> u32 {
            self.sweep(slot, now);
            let remembered = now < self.forgotten_at(slot);
            let old = std::mem::replace(&mut self.leases[slot as usize], lease);
            let before = std::mem::replace(&mut self.details[slot as usize], details);
            if before.renews_by.is_some() && old.holder == self.leases[slot as usize].holder { // MUTANT: its client holds the lock
                self.details[slot as usize].renews_by = before.renews_by; // MUTANT
            } // MUTANT
            if remembered {
                self.details[slot as usize].released_before = match old.released {
                    true => Some((old.holder, old.token)),
                    false => before.released_before,
                };
            }
            slot
        }
    }
}
