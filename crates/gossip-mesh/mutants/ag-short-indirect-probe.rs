//! # Gives the indirect probe too little time
//!
//! What is wrong: the second timer runs for the rest of the round, even where nothing is left of
//! it.
//! Why people write it: the round is over when it is over.
//!
//! Killed by: indirect_probes::others_are_asked_to_ping_who_did_not_answer

mod config {
    impl GossipConfig {
        pub(crate) fn indirect_timeout(&self) -> Duration {
            let rest = self.probe_interval.saturating_sub(self.probe_timeout);
            Duration::from_millis(rest // MUTANT: whatever is left
            )
        }
    }
}
