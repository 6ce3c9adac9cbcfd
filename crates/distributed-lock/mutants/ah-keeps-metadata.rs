//! # Metadata outlives its grant
//!
//! What is wrong: a new grant without metadata, or with other keys, shows those of the last
//! one as well.
//! Why people write it: metadata is extended in the record, which is still there.
//!
//! Killed by: inspection::metadata_belongs_to_one_grant

mod table {
    impl Table {
        fn regrant(&mut self, slot: u32, lease: Lease, details: Details, now: Instant) -> u32 {
            self.sweep(slot, now);
            let remembered = now < self.forgotten_at(slot);
            let old = std::mem::replace(&mut self.leases[slot as usize], lease);
            let before = std::mem::replace(&mut self.details[slot as usize], details);
            self.details[slot as usize].metadata.extend(before.metadata); // MUTANT: what is known is kept
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
