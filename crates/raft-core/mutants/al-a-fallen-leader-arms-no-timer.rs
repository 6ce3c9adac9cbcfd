//! # A leader that is deposed by a reply arms no election timer
//!
//! What is wrong: it waits for the next leader for ever; if enough of them fall like that, there
//! is none.
//! Why people write it: a follower has a timer running; that this one had none is forgotten.
//!
//! Killed by: timers::a_leader_that_falls_arms_its_election_timer_once

mod member {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub(crate) fn step_down(&mut self, term: Term) -> Vec<RaftOutput<C>> {
            self.observe_term(term); // MUTANT: whoever it was
            Vec::new() // MUTANT
        }
    }
}
