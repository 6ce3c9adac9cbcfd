//! # A replica takes writes
//!
//! What is wrong: The role is not checked before a record goes into the log.
//! Why people write it: Writers ask is_primary first, or so one hopes.
//!
//! Killed by: replicate_async::only_a_primary_takes_writes

mod replication {
    impl Node {
        async fn write(&self, record: WalRecord, waits: bool) -> Result<Written, ReplicationError> {
            let mut state = self.state.lock().await;
            // MUTANT: whoever is asked writes
            if !waits {
                self.check_lag().await?;
            }
            check_record(&record, state.log.last_lsn().next())?;
            let written = Written {
                lsn: record.lsn,
                epoch: state.epoch,
            };
            state.log.push(LogEntry {
                epoch: written.epoch,
                record,
            });
            self.measure_all(&state).await;
            let mut stats = self.stats.write().await;
            if waits {
                stats.sync_writes += 1
            } else {
                stats.async_writes += 1
            }
            self.notify();
            Ok(written)
        }
    }
}
