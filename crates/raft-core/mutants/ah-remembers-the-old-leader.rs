//! # Remembers the leader of the last term
//!
//! What is wrong: clients are sent to a leader that has been deposed.
//! Why people write it: leader_id is set where a leader speaks; nobody says when to forget it.
//!
//! Killed by: roles::a_member_knows_the_leader_of_the_current_term_and_forgets_it_with_the_term,
//! roles::any_message_of_a_newer_term_makes_a_follower_of_anyone

mod member {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub(crate) fn observe_term(&mut self, term: Term) -> bool {
            if term <= self.current_term {
                return false;
            }
            let deposed = matches!(self.role, Role::Leader { .. });
            self.current_term = term;
            self.voted_for = None;
            // MUTANT: until another one speaks
            self.role = Role::Follower;
            deposed
        }
    }
}
