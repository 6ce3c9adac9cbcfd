//! # Renews when the service is gone
//!
//! What is wrong: a guard that outlives its service goes on as if nothing had happened.
//! Why people write it: the state lives as long as somebody holds it, and the guard does.
//!
//! Killed by: guards::a_guard_that_outlives_its_service_is_not_renewed

mod inner {
    impl Inner {
        fn ring(self: Arc<Self>, at: Instant) {
            let (mut state, now) = self.lock();
            if state.alarm == Some(at) {
                state.alarm = None;
            }
            state.table.renew_due(now); // MUTANT: the state is there
            drop(state);
            self.arm();
        }
    }
}
