//! # An advance during a run is not watched
//!
//! What is wrong: The runner checks after its own moves only: what is broken and mended while an
//! action advances the clock is not seen.
//! Why people write it: The check is in the loop that moves the time, and that `advance` moves it
//! too is forgotten.
//!
//! Killed by: invariants::an_advance_within_a_run_is_watched_too

mod watch {
    impl Watch {
        pub(crate) fn moved(&self) {
            if self.on.load(Ordering::Acquire) && !self.is_advancing() { // MUTANT: the loop only
                self.moves.fetch_add(1, Ordering::AcqRel);
                self.move_made.notify_one();
            }
        }
    }
}
