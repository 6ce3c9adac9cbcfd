//! # The alarm is set by another look
//!
//! What is wrong: a guard is acquired at one time, and its alarm is set at another.
//! Why people write it: whatever locks the state looks at the clock, whether or not it
//! needs the time.
//!
//! Killed by: looks::every_operation_of_a_guard_asks_the_clock_once

mod inner {
    impl Inner {
        pub(crate) fn arm(self: &Arc<Self>) {
            let next = self.lock().0.next_alarm(); // MUTANT: the usual way
            if let Some(at) = next {
                // An alarm must not keep alive what nobody else needs.
                let inner = Arc::downgrade(self);
                let ring = move || {
                    if let Some(inner) = inner.upgrade() {
                        inner.ring(at);
                    }
                };
                self.clock.call_at(at, Box::new(ring));
            }
        }
    }
}
