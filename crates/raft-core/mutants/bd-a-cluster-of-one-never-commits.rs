//! # A cluster of one never commits
//!
//! What is wrong: the commit index moves when a reply comes, and none will.
//! Why people write it: there is one place where the leader commits, and it is the handler of the
//! reply.
//!
//! Killed by: commitment::a_single_member_commits_and_applies_at_the_next_heartbeat

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn on_heartbeat_timeout(&mut self) -> Vec<RaftOutput<C>> {
            let mut outputs = self.broadcast();
            // Only a leader without peers can find something to commit here: nobody will reply to it.
            outputs.extend(None); // MUTANT: not without a reply
            outputs
        }
    }
}
