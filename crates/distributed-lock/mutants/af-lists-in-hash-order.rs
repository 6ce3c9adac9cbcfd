//! # Lists in the order of a hash map
//!
//! What is wrong: the order of the lists changes from run to run.
//! Why people write it: values() is a list of all locks already.
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
            held.map(info).collect() // MUTANT: as they come
        }
    }
}
