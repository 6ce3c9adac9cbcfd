//! # Any margin is taken as it is
//!
//! What is wrong: a margin above 1 makes a renewal due before the lease has begun.
//! Why people write it: a part is a number from 0 to 1, and who configures something else
//! has only himself to blame.
//!
//! Killed by: events::the_margin_is_taken_from_0_to_nine_tenths

mod table {
    impl Table {
        pub(crate) fn new(config: &LockServiceConfig, now: Instant) -> Self {
            let margin = match config.renewal_margin {
                margin if margin > 0.0 => margin, // MUTANT: as configured
                _ => 0.0, // what is not a number, too
            };
            Self {
                default_lease: Duration::from_millis(config.default_lease_duration),
                max_lease: Duration::from_millis(config.max_lease_duration),
                cleanup_interval: Duration::from_millis(config.cleanup_interval),
                margin,
                slots: HashMap::new(),
                leases: Vec::new(),
                details: Vec::new(),
                vacant: Vec::new(),
                last_token: 0,
                expiries: Agenda::default(),
                warnings: Agenda::default(),
                renewals: Agenda::default(),
                cleaned_at: now,
                untold: Vec::new(),
            }
        }
    }
}
