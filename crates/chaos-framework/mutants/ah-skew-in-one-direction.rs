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
            let now = self.current();
            let skew = Duration::from_millis(self.skew(node).unsigned_abs());
            if false { // MUTANT: no clock is behind
                now.saturating_sub(skew)
            } else {
                now.saturating_add(skew)
            }
        }
    }
}
