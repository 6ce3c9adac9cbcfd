//! # A latency rule applies to every message
//!
//! What is wrong: Its probability is not drawn.
//! Why people write it: All examples have probability 1.0.
//!
//! Killed by: latencies::a_rule_applies_to_its_share

mod links {
    fn delay(rule: &Rule, choices: Stream) -> Duration {
        match &rule.effect {
            Effect::Delay { latency, share } if *share > 0.0 => { // MUTANT: always
                sample(latency, choices)
            }
            _ => Duration::ZERO,
        }
    }
}
