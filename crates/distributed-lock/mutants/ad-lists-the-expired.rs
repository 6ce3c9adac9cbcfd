//! # Lists show what nobody has cleaned up
//!
//! What is wrong: an expired lock is listed until the next clean-up.
//! Why people write it: the list is the content of the map.
//!
//! Killed by: exclusion::a_lease_is_valid_until_the_nanosecond_before_its_end,
//! inspection::the_lists_show_what_is_held_now

mod table {
    impl Table {
        pub(crate) fn list(&self, client_id: Option<&ClientId>, now: Instant) -> Vec<LockInfo> {
            let slots = self.slots.values().map(|&slot| slot as usize);
            let held = slots.filter(|&slot| {
                let lease = &self.leases[slot];
                client_id.is_none_or(|client| lease.holder == *client) && !lease.released && !lease.swept // MUTANT: it is in the map
            });
            let info = |slot: usize| self.details[slot].info(&self.leases[slot]);
            let mut infos: Vec<LockInfo> = held.map(info).collect();
            infos.sort_unstable_by(|one, another| one.lock_id.cmp(&another.lock_id));
            infos
        }
    }
}
