//! # The primary takes any later LSN
//!
//! What is wrong: Only a repeat is refused; a gap in the log is not.
//! Why people write it: An LSN is thought of as a byte position, which need not be dense.
//!
//! Killed by: replicate_async::a_primary_takes_only_the_next_record

mod replication {
    fn check_record(record: &WalRecord, next: Lsn) -> Result<(), ReplicationError> {
        if record.lsn < next { // MUTANT: the primary takes any later LSN
            let why = format!(
                "record {} does not follow: the next is {}",
                record.lsn.0, next.0
            );
            return Err(ReplicationError::Wal(why));
        }
        if record.data.len() > MAX_RECORD_BYTES {
            let why = format!(
                "{} bytes; a record has {MAX_RECORD_BYTES} at most",
                record.data.len()
            );
            return Err(ReplicationError::Wal(why));
        }
        Ok(())
    }
}
