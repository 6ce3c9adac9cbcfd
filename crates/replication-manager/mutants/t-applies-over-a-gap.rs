//! # A replica applies a record that leaves a gap
//!
//! What is wrong: Any record beyond the end of the log is put after it.
//! Why people write it: Records come in order over one connection, so whatever comes is taken to be
//! the next one.
//!
//! Killed by: replicate_async::a_replica_applies_records_in_order_and_once

mod receive {
    impl Node {
        pub(crate) async fn apply(&self, record: WalRecord) -> Result<(), ReplicationError> {
            let mut state = self.state.lock().await;
            if state.tenure != Tenure::Follower {
                return Err(ReplicationError::SplitBrain);
            }
            let (lsn, next) = (record.lsn, state.log.last_lsn().next());
            if let Some(held) = state.log.get(lsn) {
                return same_record(&held.record, &record);
            }
            let _ = next; // MUTANT: it need not be the next one
            let epoch = state.epoch;
            state.log.push(LogEntry { epoch, record });
            self.notify();
            Ok(())
        }
    }
}
