//! # Faults outlive the run
//!
//! What is wrong: What was not removed stays for the next run.
//! Why people write it: Faults are removed by steps and by time.
//!
//! Killed by: events::a_failed_run_is_completed_in_the_log,
//! faults::a_run_leaves_nothing_behind,
//! failures::a_failed_action_ends_the_scenario

mod run {
    impl<'a> Run<'a> {
        fn end_faults(&self) {
            // MUTANT: nobody asked for it
        }
    }
}
