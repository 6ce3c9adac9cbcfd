//! # A forgotten release comes back with its lock
//!
//! What is wrong: a lock that was forgotten remembers its last release when it is granted
//! anew, if nobody has cleaned up.
//! Why people write it: the record is still there, so it is taken over as it is.
//!
//! Killed by: forgetting::a_release_is_forgotten_with_its_lock

mod table {
    impl Table {
        fn regrant(&mut self, slot: u32, lease: Lease, details: Details, now: Instant) -> u32 {
            self.sweep(slot, now);
            let remembered = now >= self.details[slot as usize].acquired_at; // MUTANT: the record is there
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
