//! # A tick looks at the clock for every warning
//!
//! What is wrong: what remains of each lease is counted from another time than that of
//! the tick.
//! Why people write it: the remaining time is computed where the event is made, and the
//! clock is at hand.
//!
//! Killed by: looks::a_tick_asks_the_clock_once_whatever_it_tells

mod service {
    impl LockService {
        pub fn tick(&mut self) -> Vec<LockServiceEvent> {
            let (mut state, now) = self.inner.lock();
            let mut events = state.table.tick(now); // MUTANT: counted from the very moment
            drop(state); // MUTANT
            for event in &mut events { // MUTANT
                if let LockServiceEvent::LockExpiringSoon { remaining, .. } = event { // MUTANT
                    let late = self.inner.lock().1 - now; // MUTANT
                    *remaining = remaining.saturating_sub(late); // MUTANT
                } // MUTANT
            } // MUTANT
            events // MUTANT
        }
    }
}
