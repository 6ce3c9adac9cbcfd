//! Which traces are recorded. Asked once a trace, at its root; everybody below inherits.

use crate::TraceContext;

/// Decides whether a new trace is recorded.
///
/// ```
/// use tracing_context::{Sampler, TraceContext};
///
/// struct NoHealthChecks;
/// impl Sampler for NoHealthChecks {
///     fn should_sample(&self, _: &TraceContext, name: &str) -> bool {
///         name != "GET /health"
///     }
/// }
/// assert!(!NoHealthChecks.should_sample(&TraceContext::new_root(), "GET /health"));
/// ```
pub trait Sampler: Send + Sync {
    /// Whether the trace that begins with the span `name` in `context` is recorded. The sampled
    /// flag of `context` says nothing yet.
    fn should_sample(&self, context: &TraceContext, name: &str) -> bool;
}

/// Records everything.
///
/// ```
/// use tracing_context::{AlwaysOnSampler, Sampler, TraceContext};
/// assert!(AlwaysOnSampler.should_sample(&TraceContext::new_root(), "any"));
/// ```
pub struct AlwaysOnSampler;

impl Sampler for AlwaysOnSampler {
    fn should_sample(&self, _: &TraceContext, _: &str) -> bool {
        true
    }
}

/// Records nothing.
///
/// ```
/// use tracing_context::{AlwaysOffSampler, Sampler, TraceContext};
/// assert!(!AlwaysOffSampler.should_sample(&TraceContext::new_root(), "any"));
/// ```
pub struct AlwaysOffSampler;

impl Sampler for AlwaysOffSampler {
    fn should_sample(&self, _: &TraceContext, _: &str) -> bool {
        false
    }
}

/// How many bits of a trace id are random (Trace Context Level 2, section 3.2.2.5.2).
const RANDOM_BITS: u32 = 56;

/// Records a share of all traces, chosen by their ids, so that all services choose the same ones.
///
/// ```
/// use tracing_context::{RatioSampler, Sampler, TraceContext};
/// let context = TraceContext::new_root();
/// let (tenth, half) = (RatioSampler::new(0.1), RatioSampler::new(0.5));
/// // What one tenth has, the half has too.
/// assert!(!tenth.should_sample(&context, "any") || half.should_sample(&context, "any"));
/// ```
pub struct RatioSampler {
    // solution
    /// Ids whose random part is below are not recorded.
    threshold: u64,
    // end solution
}

impl RatioSampler {
    /// Records the share `ratio` of all traces. Below 0 means 0, above 1 means 1, NaN means 0.
    ///
    /// ```
    /// use tracing_context::{RatioSampler, Sampler, TraceContext};
    /// assert!(!RatioSampler::new(f64::NAN).should_sample(&TraceContext::new_root(), "any"));
    /// ```
    pub fn new(ratio: f64) -> Self {
        let ratio = if ratio.is_nan() {
            0.0
        } else {
            ratio.clamp(0.0, 1.0)
        };
        let range = (1u64 << RANDOM_BITS) as f64;
        Self {
            threshold: ((1.0 - ratio) * range).round() as u64,
        }
    }
}

impl Sampler for RatioSampler {
    fn should_sample(&self, context: &TraceContext, _: &str) -> bool {
        let random = context.trace_id.0 as u64 & ((1 << RANDOM_BITS) - 1);
        random >= self.threshold
    }
}
