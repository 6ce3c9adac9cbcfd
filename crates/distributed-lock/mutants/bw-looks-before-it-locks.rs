//! # Looks at the clock, then locks
//!
//! What is wrong: the time is read before the state is locked, so that whoever waits for
//! the lock acts at a time that is past.
//! Why people write it: it reads naturally: first the time, then the state; and with one
//! thread there is no difference.
//!
//! Killed by: delays::a_delayed_alarm_does_not_bring_back_a_lease_that_was_seen_to_be_over,
//! delays::a_delayed_renewal_does_not_bring_back_a_lease_that_was_seen_to_be_over,
//! delays::a_delayed_drop_releases_nothing_that_has_expired,
//! delays::a_delayed_request_gets_no_lease_that_begins_before_the_lock_was_free,
//! delays::a_delayed_look_of_a_guard_sees_no_more_than_a_lease

mod inner {
    impl Inner {
        pub(crate) fn lock(&self) -> (MutexGuard<'_, State>, Instant) {
            let now = self.clock.now(); // MUTANT: first the time
            let state = self.state(); // MUTANT
            (state, now)
        }
    }
}
