//! # A guard renews whoever holds the lock
//!
//! What is wrong: the late alarm of a guard renews the lease of the next holder.
//! Why people write it: the alarm knows the lock, and renews it.
//!
//! Killed by: exclusion::a_guard_that_lost_its_lock_leaves_the_next_holder_alone,
//! exclusion::a_lost_guard_leaves_a_later_grant_of_the_same_client_alone

mod table {
    impl Table {
        fn regrant(&mut self, slot: u32, lease: Lease, details: Details, now: Instant) -> u32 {
            self.sweep(slot, now);
            let remembered = now < self.forgotten_at(slot);
            let old = std::mem::replace(&mut self.leases[slot as usize], lease);
            let before = std::mem::replace(&mut self.details[slot as usize], details);
            let own = self.details[slot as usize].renews_by; // MUTANT: the alarm is set
            self.details[slot as usize].renews_by = own.or(before.renews_by); // MUTANT
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
