//! # A take-over hides the expiry
//!
//! What is wrong: a lease that ran out is never told of if another client takes the lock
//! before the clean-up.
//! Why people write it: the clean-up looks at what is there, and the old lease is not there
//! any more.
//!
//! Killed by: events::an_expiry_is_told_once_by_the_next_tick_whoever_saw_it,
//! events::expiries_are_told_in_the_order_in_which_they_happened

mod table {
    impl Table {
        fn regrant(&mut self, slot: u32, lease: Lease, details: Details, now: Instant) -> u32 {
            // MUTANT: the old lease is gone
            let remembered = now < self.forgotten_at(slot);
            let old = std::mem::replace(&mut self.leases[slot as usize], lease);
            let before = std::mem::replace(&mut self.details[slot as usize], details);
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
