//! What a manager counts.

/// Counters of one manager since it was made.
///
/// ```
/// assert_eq!(replication_manager::ReplicationStats::default().records_sent, 0);
/// ```
#[derive(Debug, Clone, Default)]
pub struct ReplicationStats {
    /// Records that reached a replica: one for each record and replica, repeats included.
    pub records_sent: u64,
    /// Records that a replica acknowledged: one for each record and replica, repeats left out.
    pub records_acknowledged: u64,
    /// Bytes of data of the records in `records_sent`.
    pub bytes_sent: u64,
    /// Writes taken into the log that wait for acknowledgements.
    pub sync_writes: u64,
    /// Writes taken into the log that do not wait.
    pub async_writes: u64,
    /// Failovers that ended with this node as the new primary.
    pub failovers: u64,
    /// Elections in which this node stood.
    pub elections: u64,
    /// The highest `lag_bytes` of any replica so far.
    pub max_lag_seen: u64,
}
