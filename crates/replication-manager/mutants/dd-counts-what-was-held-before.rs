//! # What a node held before counts as acknowledged
//!
//! What is wrong: The answer to a new primary's first question adds the whole log of that node to
//! `records_acknowledged`, though nothing was sent.
//! Why people write it: The node says that it holds them, which is what an acknowledgement says.
//!
//! Killed by: replicate_async::what_a_node_held_before_the_tenure_is_not_acknowledged_again

mod state {
    impl State {
        pub(crate) fn credit(
            &mut self,
            peer: NodeId,
            prev: Lsn,
            sent: Lsn,
            reply: &AppendReply,
        ) -> u64 {
            let Some(progress) = self.progress.get_mut(&peer) else {
                return 0;
            };
            if !reply.accepted {
                progress.matched = None;
                progress.next = reply.lsn.min(prev.before()).next();
                return 0;
            }
            let held = reply.lsn.min(sent);
            progress.matched = Some(held);
            progress.next = held.next();
            let fresh = held.0.saturating_sub(progress.credited.0); // MUTANT: held before, as well
            progress.credited = progress.credited.max(held);
            fresh
        }
    }
}
