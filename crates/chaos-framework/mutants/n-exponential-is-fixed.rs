//! # The exponential distribution loses its tail
//!
//! What is wrong: Its samples are uniform from 0 to twice the mean.
//! Why people write it: The mean is right.
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
                let radius = (-2.0 * (1.0 - first).ln()).sqrt();
                let deviation = radius * (TAU * choices.child(2).unit()).cos();
                mean.saturating_add(scaled(std_dev, deviation.max(0.0)))
                    .saturating_sub(scaled(std_dev, (-deviation).max(0.0)))
            }
            // By inverting its distribution function.
            LatencyConfig::Exponential { mean } => scaled(mean, 2.0 * first), // MUTANT: uniform
        }
    }
}
