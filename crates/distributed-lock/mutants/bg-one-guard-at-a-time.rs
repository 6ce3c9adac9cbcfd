//! # A later alarm hides an earlier one
//!
//! What is wrong: only one alarm is set at a time, and a guard whose renewal is due before
//! it is not renewed in time.
//! Why people write it: one alarm is enough for all guards; it must be the earliest,
//! though.
//!
//! Killed by: guards::each_guard_renews_by_its_own_lease

mod inner {
    impl State {
        fn next_alarm(&mut self) -> Option<Instant> {
            let next = self.table.next_renewal().filter(|_| !self.closed)?;
            if self.alarm.is_some() { // MUTANT: one is set
                return None;
            }
            self.alarm = Some(next);
            self.alarm
        }
    }
}
