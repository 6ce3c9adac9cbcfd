//! # The last status wins
//!
//! What is wrong: an error in a clean-up hides that the operation went well, or the other way
//! round.
//! Why people write it: a setter sets.
//!
//! Killed by: spans::ok_is_final_and_nothing_is_unset

mod active {
    impl ActiveSpan {
        pub fn set_status(&mut self, status: SpanStatus) {
            let Some(span) = self.recorded() else { return };
            span.status = status; // MUTANT: ok is not final
        }
    }
}
