//! # Rolls dice
//!
//! What is wrong: every service keeps other traces.
//! Why people write it: a ratio is a probability.
//!
//! Killed by: sampling::what_a_smaller_ratio_samples_a_greater_one_samples_too,
//! sampling::a_ratio_looks_at_the_low_56_bits

mod sampler {
    impl Sampler for RatioSampler {
        fn should_sample(&self, context: &TraceContext, _: &str) -> bool {
            let random = (context.trace_id.0 as u64 ^ rand::random::<u64>()) & ((1 << RANDOM_BITS) - 1); // MUTANT: not the id
            random >= self.threshold
        }
    }
}
