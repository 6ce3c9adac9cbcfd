//! # Any member takes a proposal
//!
//! What is wrong: a follower appends a command that no leader knows of.
//! Why people write it: the log is there; that only one may write it is the point of having a
//! leader.
//!
//! Killed by: leading::only_a_leader_takes_proposals

mod member {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn propose(&mut self, command: C) -> Option<LogIndex> {
            match self.role {
                Role::Leader { .. } => Some(self.log.push(self.current_term, command)),
                _ => Some(self.log.push(self.current_term, command)), // MUTANT
            }
        }
    }
}
