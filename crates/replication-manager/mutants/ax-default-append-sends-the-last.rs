//! # The default append sends only the last record
//!
//! What is wrong: Of several entries the client of three methods gets one.
//! Why people write it: The three methods were used with one record at a time.
//!
//! Killed by: heartbeat::a_client_of_three_methods_is_enough

mod client {
    #[async_trait::async_trait]
    pub trait ReplicationClient: Send + Sync {
        async fn append(
            &self,
            node: NodeId,
            request: AppendRequest,
        ) -> Result<AppendReply, ReplicationError> {
            let mut lsn = request.prev_lsn;
            let mut accepted = true;
            if request.entries.is_empty() {
                let held = self.send_heartbeat(node).await?.applied_lsn;
                accepted = held >= lsn;
                lsn = lsn.min(held);
            }
            if let Some(entry) = request.entries.last() { // MUTANT: only the last
                self.send_record(node, &entry.record).await?;
                lsn = entry.record.lsn;
            }
            Ok(AppendReply {
                epoch: request.epoch,
                accepted,
                lsn,
            })
        }
    }
}
