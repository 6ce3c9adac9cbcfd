//! # A primary applies records of another
//!
//! What is wrong: apply does not look at the role.
//! Why people write it: Nobody sends records to a primary.
//!
//! Killed by: split_brain::a_primary_takes_no_record_from_another

mod receive {
    impl Node {
        pub(crate) async fn apply(&self, record: WalRecord) -> Result<(), ReplicationError> {
            let mut state = self.state.lock().await;
            // MUTANT: any node applies
            let (lsn, next) = (record.lsn, state.log.last_lsn().next());
            if let Some(held) = state.log.get(lsn) {
                return same_record(&held.record, &record);
            }
            if lsn != next {
                let why = format!("record {} does not follow: the next is {}", lsn.0, next.0);
                return Err(ReplicationError::Wal(why));
            }
            let epoch = state.epoch;
            state.log.push(LogEntry { epoch, record });
            self.notify();
            Ok(())
        }
    }
}
