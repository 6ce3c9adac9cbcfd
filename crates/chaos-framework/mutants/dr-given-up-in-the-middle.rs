//! # Only a run that comes to its end cleans up
//!
//! What is wrong: The faults of a run whose future is dropped act for ever.
//! Why people write it: What is written after the last `await` is taken for what happens
//! last.
//!
//! Killed by: faults::a_run_that_is_given_up_leaves_nothing_behind

mod run {
    impl Drop for Run<'_> {
        fn drop(&mut self) {
            // MUTANT: report() ends the faults
            self.world.clock.watch.end();
        }
    }
}
