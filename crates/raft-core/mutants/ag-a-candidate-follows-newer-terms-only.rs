//! # A candidate refuses the leader of its own term
//!
//! What is wrong: who lost the election goes on asking, in ever newer terms, and deposes who won.
//! Why people write it: a newer term makes a follower; the equal one is a case of its own (§5.2).
//!
//! Killed by: roles::a_candidate_follows_the_leader_of_its_own_term

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn leads_in(&self, term: u64) -> bool {
            term == self.current_term && !matches!(self.role, Role::Follower) // MUTANT: also as a candidate
        }
    }
}
