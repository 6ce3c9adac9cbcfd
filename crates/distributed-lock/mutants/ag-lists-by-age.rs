//! # Lists in the order of the grants
//!
//! What is wrong: locks are listed as they were granted.
//! Why people write it: it is the order in which they were put in.
//!
//! Killed by: inspection::the_lists_are_in_the_order_of_the_ids

mod table {
    impl Table {
        pub(crate) fn list(&self, client_id: Option<&ClientId>, now: Instant) -> Vec<LockInfo> {
            let slots = self.slots.values().map(|&slot| slot as usize);
            let held = slots.filter(|&slot| {
                let lease = &self.leases[slot];
                client_id.is_none_or(|client| lease.holder == *client) && lease.is_valid(now)
            });
            let info = |slot: usize| self.details[slot].info(&self.leases[slot]);
            let mut infos: Vec<LockInfo> = held.map(info).collect();
            infos.sort_unstable_by_key(|info| info.fencing_token); // MUTANT: the oldest first
            infos
        }
    }
}
