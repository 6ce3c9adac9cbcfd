//! # Jitter only makes it later
//!
//! What is wrong: The latency is between base and base + jitter.
//! Why people write it: A random duration cannot be negative, so it is added.
//!
//! Killed by: latencies::jitter_goes_both_ways

mod links {
    impl Links {
        pub(crate) fn latency(
            &self,
            config: &NetworkConfig,
            choices: Stream,
            from: &NodeId,
            to: &NodeId,
        ) -> Duration {
            if from == to {
                return Duration::ZERO;
            }
            let jitter = scaled(
                config.jitter.saturating_mul(2),
                choices.named("jitter").unit(),
            );
            let base = config.base_latency.saturating_add(jitter);
            // MUTANT: not centred
            self.rules_for(from, to).fold(base, |sum, rule| {
                sum.saturating_add(delay(rule, choices.child(rule.key)))
            })
        }
    }
}
