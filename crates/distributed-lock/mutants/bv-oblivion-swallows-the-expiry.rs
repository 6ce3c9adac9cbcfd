//! # Oblivion swallows the expiry
//!
//! What is wrong: who takes over a lock that was forgotten sees no expiry, so the one
//! that nobody had told of is never told.
//! Why people write it: a forgotten lock is treated as one that never was, as is right
//! for all that can be asked of it.
//!
//! Killed by: forgetting::an_expiry_outlives_the_memory_of_its_lock

mod table {
    impl Table {
        fn regrant(&mut self, slot: u32, lease: Lease, details: Details, now: Instant) -> u32 {
            if now < self.forgotten_at(slot) { // MUTANT: else there was nothing
                self.sweep(slot, now);
            } // MUTANT
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
