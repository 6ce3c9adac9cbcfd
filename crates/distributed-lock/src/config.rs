//! The settings of a service.

/// How long leases are, and when they are looked after. Times are in milliseconds.
///
/// ```
/// use distributed_lock::LockServiceConfig;
///
/// let config = LockServiceConfig { max_lease_duration: 60_000, ..Default::default() };
/// assert_eq!(config.default_lease_duration, 30_000);
/// ```
#[derive(Debug, Clone)]
pub struct LockServiceConfig {
    /// The length of a lease or a renewal for which none was asked.
    pub default_lease_duration: u64,
    /// The longest lease, and the longest renewal; also how long a lock is remembered after its
    /// last lease.
    pub max_lease_duration: u64,
    /// The least time between two clean-ups by
    /// [`LockService::tick`](crate::LockService::tick).
    pub cleanup_interval: u64,
    /// The part of a lease's length, from 0 to 0.9, that is left when a guard renews it, and when a
    /// tick warns of any lease that is still valid. What is greater or smaller is taken for the
    /// nearest of the two; not a number is taken for 0.
    pub renewal_margin: f64,
}

impl Default for LockServiceConfig {
    fn default() -> Self {
        Self {
            default_lease_duration: 30_000,
            max_lease_duration: 300_000,
            cleanup_interval: 5_000,
            renewal_margin: 0.5,
        }
    }
}
