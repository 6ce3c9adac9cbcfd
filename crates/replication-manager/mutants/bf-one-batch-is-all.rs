//! # One accepted append means everything
//!
//! What is wrong: The primary takes a replica that accepted an append to be level with it.
//! Why people write it: A replica that answers "accepted" sounds as if it were done; logs in tests
//! fit into one append.
//!
//! Killed by: replicate_async::a_long_log_arrives_whole_and_in_order

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
            progress.matched = Some(self.log.last_lsn()); // MUTANT: everything
            progress.next = self.log.last_lsn().next(); // MUTANT
            let fresh = held.0.saturating_sub(progress.credited.max(prev).0);
            progress.credited = progress.credited.max(held);
            fresh
        }
    }
}
