//! # Samples small ids
//!
//! What is wrong: a service that does it the other way round keeps other traces than all the
//! rest.
//! Why people write it: id < ratio * range reads well, and was the rule once.
//!
//! Killed by: sampling::a_ratio_looks_at_the_low_56_bits

mod sampler {
    impl Sampler for RatioSampler {
        fn should_sample(&self, context: &TraceContext, _: &str) -> bool {
            let random = context.trace_id.0 as u64 & ((1 << RANDOM_BITS) - 1);
            (1 << RANDOM_BITS) - random > self.threshold // MUTANT: the other end of the range
        }
    }
}
