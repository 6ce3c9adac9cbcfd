//! # The normal distribution is uniform
//!
//! What is wrong: Normal is drawn from mean - std_dev to mean + std_dev.
//! Why people write it: It has the right mean, and no tail is seen in a handful of samples.
//!
//! Killed by: latencies::latencies_have_their_distribution

mod links {
    fn sample(latency: &LatencyConfig, choices: Stream) -> Duration {
        let first = choices.child(1).unit();
        match *latency {
            LatencyConfig::Fixed(time) => time,
            LatencyConfig::Uniform { min, max } => min + scaled(max.saturating_sub(min), first),
            LatencyConfig::Normal { mean, std_dev } => {
                // Box and Muller 1958; 1 - u is never 0.
                let deviation = 2.0 * first - 1.0; // MUTANT: no tails
                let _ = TAU; // MUTANT
                mean.saturating_add(scaled(std_dev, deviation.max(0.0)))
                    .saturating_sub(scaled(std_dev, (-deviation).max(0.0)))
            }
            // By inverting its distribution function.
            LatencyConfig::Exponential { mean } => scaled(mean, -(1.0 - first).ln()),
        }
    }
}
