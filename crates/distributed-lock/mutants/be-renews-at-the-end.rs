//! # Renews when nothing is left
//!
//! What is wrong: the guard's renewal is due when its lease ends: always too late.
//! Why people write it: renewal is understood as "again, when it is over".
//!
//! Killed by: guards::a_guard_renews_itself_when_the_margin_is_reached,
//! guards::each_guard_renews_by_its_own_lease

mod table {
    impl Table {
        fn plan(&mut self, slot: u32) {
            let lease = &self.leases[slot as usize];
            self.expiries.plan(slot, lease.expires_at);
            self.warnings.plan(slot, lease.margin_at);
            if self.details[slot as usize].renews_by.is_some() {
                self.renewals.plan(slot, lease.expires_at); // MUTANT: when it is over
            }
        }
    }
}
