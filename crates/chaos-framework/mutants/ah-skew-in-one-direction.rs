//! # A skew backwards goes forwards
//!
//! What is wrong: The sign of the skew is lost.
//! Why people write it: Durations are unsigned, so the skew is converted first.
//!
//! Killed by: clock::a_skew_is_of_one_node,
//! resources::a_skewed_clock_is_the_nodes_own

mod clock {
    impl ClockSimulator {
        pub async fn now_for_node(&self, node: &NodeId) -> Duration {
            let skew = self.skew(node);
            let ahead = Duration::from_millis(skew.unsigned_abs()); // MUTANT: no clock is behind
            let behind = Duration::ZERO; // MUTANT
            self.current().saturating_add(ahead).saturating_sub(behind)
        }
    }
}
