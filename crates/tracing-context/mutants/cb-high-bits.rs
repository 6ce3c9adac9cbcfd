//! # Decides by the high bits
//!
//! What is wrong: ids of 8 bytes have zeros there, and Level 2 promises nothing about them.
//! Why people write it: the first digits are the first that one looks at.
//!
//! Killed by: sampling::a_ratio_looks_at_the_low_56_bits

mod sampler {
    impl Sampler for RatioSampler {
        fn should_sample(&self, context: &TraceContext, _: &str) -> bool {
            let random = (context.trace_id.0 >> (128 - RANDOM_BITS)) as u64; // MUTANT: the wrong end
            random >= self.threshold
        }
    }
}
