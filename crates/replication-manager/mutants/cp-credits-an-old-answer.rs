//! # An answer of an earlier lead acknowledges records
//!
//! What is wrong: A primary that lost the lead and has it again takes in an answer to what it sent
//! before: that node may hold another record there by now.
//! Why people write it: The node is an elected primary when the answer comes, which seems to be all
//! that matters.
//!
//! Killed by: replicate_sync::an_answer_of_an_epoch_that_is_over_acknowledges_nothing

mod replication {
    impl Node {
        async fn on_append_reply(
            &self,
            peer: NodeId,
            epoch: Epoch,
            prev: Lsn,
            sent: Lsn,
            reply: &AppendReply,
        ) -> Result<(), ReplicationError> {
            let mut state = self.state.lock().await;
            self.see_epoch(&mut state, reply.epoch).await;
            if state.epoch < epoch || state.tenure != Tenure::Elected { // MUTANT: or a later one
                return Ok(());
            }
            let fresh = state.credit(peer, prev, sent, reply);
            self.stats.write().await.records_acknowledged += fresh;
            if !reply.accepted && prev == Lsn(0) {
                // It refuses even the beginning: no place is left to try, so it is not asked at once.
                return Err(ReplicationError::NodeUnreachable(peer));
            }
            if reply.accepted {
                let held = reply.lsn.min(sent);
                self.touch(&state, peer, None, held).await;
            }
            self.notify();
            Ok(())
        }
    }
}
