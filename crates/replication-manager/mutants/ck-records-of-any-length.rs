//! # A record may have any length
//!
//! What is wrong: A record that fits no frame gets into the log, and no replica ever gets it, nor
//! anything after it.
//! Why people write it: The limit is of the wire, and the write does not know the wire.
//!
//! Killed by: limits::a_record_of_more_than_four_mebibytes_is_refused

mod replication {
    fn check_record(record: &WalRecord, next: Lsn) -> Result<(), ReplicationError> {
        if record.lsn != next {
            let why = format!(
                "record {} does not follow: the next is {}",
                record.lsn.0, next.0
            );
            return Err(ReplicationError::Wal(why));
        }
        // MUTANT: however long it is
        Ok(())
    }
}
