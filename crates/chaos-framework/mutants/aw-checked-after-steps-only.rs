//! # Invariants are checked after steps only
//!
//! What is wrong: What is violated and healed during a wait is never seen.
//! Why people write it: The checks are in the loop over the steps, and a wait is one step.
//!
//! Killed by: invariants::a_violation_in_the_middle_of_a_wait_is_seen

mod watch {
    impl Watch {
        pub(crate) fn moved(&self) {
            // MUTANT: nobody looks before the step is over
        }
    }
}
