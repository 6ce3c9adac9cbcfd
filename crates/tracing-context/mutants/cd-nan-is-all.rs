//! # Takes NaN for everything
//!
//! What is wrong: a ratio that could not be computed records every trace.
//! Why people write it: clamp leaves NaN as it is, and casts make it 0.
//!
//! Killed by: sampling::a_ratio_out_of_range_is_brought_into_it

mod sampler {
    impl RatioSampler {
        pub fn new(ratio: f64) -> Self {
            let ratio = ratio.clamp(0.0, 1.0); // MUTANT: naN stays NaN
            let range = (1u64 << RANDOM_BITS) as f64;
            Self {
                threshold: ((1.0 - ratio) * range).round() as u64,
            }
        }
    }
}
