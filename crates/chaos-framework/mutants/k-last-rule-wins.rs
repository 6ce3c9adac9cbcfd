//! # The last latency rule wins
//!
//! What is wrong: Rules replace each other instead of adding up.
//! Why people write it: A table that is looked up yields one entry.
//!
//! Killed by: latencies::rules_that_match_add_up,
//! links::what_is_not_lost_may_arrive_damaged

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
            let base = base.saturating_sub(config.jitter);
            let last = self.rules_for(from, to).last(); // MUTANT: one rule only
            base.saturating_add(last.map_or(Duration::ZERO, |rule| delay(rule, choices.child(rule.key)))) // MUTANT
        }
    }
}
