//! # A provisional primary acknowledges writes
//!
//! What is wrong: A primary sends and acknowledges before a majority has accepted its epoch.
//! Why people write it: Its role is Primary and a replica has taken the record: nothing else seems
//! to be missing.
//!
//! Killed by: replicate_sync::a_provisional_primary_acknowledges_nothing

mod replication {
    impl Node {
        async fn is_held(&self, written: Written, need: Need) -> Result<bool, ReplicationError> {
            let state = self.state.lock().await;
            if state.epoch != written.epoch || state.tenure == Tenure::Follower {
                return Err(ReplicationError::NotPrimary(self.config.following_role()));
            }
            if state.log.last_lsn() < written.lsn { // MUTANT: provisional
                return Ok(false);
            }
            let voters = self.voting_peers();
            let wanted = match need {
                Need::One => voters.len().min(1),
                Need::All => voters.len(),
            };
            Ok(state.holders(&voters, written.lsn) >= wanted)
        }

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
            if state.epoch != epoch || state.tenure == Tenure::Follower { // MUTANT: provisional
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

mod state {
    impl State {
        pub(crate) fn next_append(&self, peer: NodeId) -> Option<AppendRequest> {
            let progress = self.progress.get(&peer)?;
            let up_to_date = progress.matched == Some(self.log.last_lsn());
            if self.tenure == Tenure::Follower || up_to_date { // MUTANT: provisional
                return None;
            }
            let prev_lsn = progress.next.before();
            let entries = match progress.matched {
                Some(_) => self.log.batch_from(progress.next),
                None => Vec::new(),
            };
            Some(AppendRequest {
                primary: self.id,
                epoch: self.epoch,
                prev_lsn,
                prev_epoch: self.log.epoch_at(prev_lsn)?,
                entries,
            })
        }
    }
}
