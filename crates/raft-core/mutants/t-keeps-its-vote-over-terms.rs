//! # Does not free its vote in a new term
//!
//! What is wrong: a member votes once in its life; after a few terms nobody is elected any more.
//! Why people write it: the term is adopted in one place, and the vote that belongs to it is
//! reset in another, or nowhere.
//!
//! Killed by: voting::a_vote_is_free_again_in_the_next_term

mod member {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub(crate) fn observe_term(&mut self, term: Term) -> bool {
            if term <= self.current_term {
                return false;
            }
            let deposed = matches!(self.role, Role::Leader { .. });
            self.current_term = term;
            // MUTANT: the vote stays
            self.leader_id = None;
            self.role = Role::Follower;
            deposed
        }
    }
}
