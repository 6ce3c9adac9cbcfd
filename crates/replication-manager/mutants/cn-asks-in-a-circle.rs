//! # A node that refuses everything is asked in a circle
//!
//! What is wrong: A refusal is answered by the next question at once, also where no earlier place
//! is left: a busy loop over the network.
//! Why people write it: A refusal names the place to try next, and at the beginning that is the
//! beginning.
//!
//! Killed by: limits::a_node_that_refuses_even_the_beginning_is_not_asked_in_a_circle

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
            if state.epoch != epoch || state.tenure != Tenure::Elected {
                return Ok(());
            }
            let fresh = state.credit(peer, prev, sent, reply);
            self.stats.write().await.records_acknowledged += fresh;
            // MUTANT: asked again at once
            if reply.accepted {
                let held = reply.lsn.min(sent);
                self.touch(&state, peer, None, held).await;
            }
            self.notify();
            Ok(())
        }
    }
}
