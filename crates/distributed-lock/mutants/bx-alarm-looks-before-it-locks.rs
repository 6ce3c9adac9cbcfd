//! # The alarm looks at the clock, then locks
//!
//! What is wrong: an alarm that has to wait for the state renews a lease that has run out
//! in the meantime.
//! Why people write it: the operations go through one function that does it right; the
//! alarm is written by itself.
//!
//! Killed by: delays::a_delayed_alarm_does_not_bring_back_a_lease_that_was_seen_to_be_over

mod inner {
    impl Inner {
        fn ring(self: Arc<Self>, at: Instant) {
            let now = self.clock.now(); // MUTANT: when it rang
            let mut state = self.state(); // MUTANT
            if state.alarm == Some(at) {
                state.alarm = None;
            }
            if !state.closed {
                state.table.renew_due(now);
            }
            drop(state);
            self.arm();
        }
    }
}
