//! # Sends one entry a heartbeat
//!
//! What is wrong: a thousand commands take a thousand heartbeats.
//! Why people write it: the paper says "entries[] to store (may send more than one for
//! efficiency)".
//!
//! Killed by: leading::a_proposal_goes_into_the_leaders_log_and_out_with_the_next_heartbeat

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn append_entries_to(&self, target: NodeId, next: LogIndex) -> RaftOutput<C> {
            let prev_log_index = next - 1;
            let request = AppendEntriesRequest {
                term: self.current_term,
                leader_id: self.config.node_id,
                prev_log_index,
                prev_log_term: self.log.term_at(prev_log_index).unwrap_or_default(),
                entries: self.log.from(next).iter().take(1).cloned().collect(), // MUTANT: the next one
                leader_commit: self.commit_index,
            };
            RaftOutput::SendAppendEntries { target, request }
        }
    }
}
