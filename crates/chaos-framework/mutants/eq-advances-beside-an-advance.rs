//! # The runner moves the time while an advance is under way
//!
//! What is wrong: An advance within a run ends later than it says, for the runner jumps ahead of it.
//! Why people write it: The runner looks whether anybody is awake, and who gives turns does not look
//! awake.
//!
//! Killed by: scenarios::nobody_else_moves_the_time_during_an_advance

mod watch {
    impl Watch {
        pub(crate) fn is_advancing(&self) -> bool {
            false // MUTANT: who advances is nobody to wait for
        }
    }
}
