//! Distributed tracing: contexts that cross process borders, spans, sampling, and their export.
//!
//! - [`TraceContext`], [`TraceState`] and [`W3CTraceContextPropagator`]: W3C Trace Context Level 2
//!   (Candidate Recommendation Draft of 28 March 2024).
//! - [`Baggage`] and [`BaggagePropagator`]: W3C Baggage.
//! - [`Tracer`], [`SpanBuilder`], [`ActiveSpan`]: spans that end by themselves, sampled at their
//!   start, exported in batches.
//! - [`JaegerExporter`]: OTLP over HTTP as JSON, which Jaeger and every OpenTelemetry collector read.
//!
//! ```
//! use std::sync::Arc;
//! use tracing_context::{AlwaysOnSampler, StdoutExporter, Tracer};
//!
//! let tracer = Tracer::new("shop", Arc::new(AlwaysOnSampler), Arc::new(StdoutExporter));
//! let order = tracer.span("order").with_attribute("items", 3).start();
//! {
//!     let mut payment = tracer.span_with_parent("payment", order.context()).start();
//!     payment.add_event("card accepted");
//! } // ends here
//! drop(order);
//! tracer.flush();
//! ```

#[cfg(test)]
#[path = "../hidden/mod.rs"]
mod hidden;
#[cfg(test)]
#[path = "../public/mod.rs"]
mod public;

mod active;
mod attribute;
mod baggage;
mod baggage_entry;
// solution
mod baggage_wire;
// end solution
mod carrier;
mod clock;
mod context;
mod export;
mod flags;
mod header;
// solution
mod hex;
// end solution
mod id;
mod jaeger;
// solution
mod otlp;
mod pipeline;
mod random;
// end solution
mod sampler;
mod span;
mod trace_state;
mod tracer;

pub use active::{ActiveSpan, SpanBuilder};
pub use attribute::AttributeValue;
pub use baggage::{Baggage, BaggagePropagator};
pub use carrier::{Carrier, CompositePropagator, Propagator, W3CTraceContextPropagator};
pub use clock::Clock;
pub use context::TraceContext;
pub use export::{ExportError, SpanExporter, StdoutExporter};
pub use flags::TraceFlags;
pub use id::{SpanId, TraceId};
pub use jaeger::JaegerExporter;
pub use sampler::{AlwaysOffSampler, AlwaysOnSampler, RatioSampler, Sampler};
pub use span::{Severity, Span, SpanEvent, SpanKind, SpanLink, SpanStatus};
pub use trace_state::TraceState;
pub use tracer::Tracer;
