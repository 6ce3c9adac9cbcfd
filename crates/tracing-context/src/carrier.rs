//! How a context gets into headers and out of them.

use std::sync::Arc;

use crate::{TraceContext, header, trace_state};

const TRACEPARENT: &str = "traceparent";
const TRACESTATE: &str = "tracestate";

/// Puts contexts into carriers, and finds them there.
///
/// ```
/// use tracing_context::{Propagator, W3CTraceContextPropagator};
/// let w3c: Box<dyn Propagator> = Box::new(W3CTraceContextPropagator);
/// # drop(w3c);
/// ```
pub trait Propagator: Send + Sync {
    /// Puts `context` into an outgoing carrier.
    fn inject(&self, context: &TraceContext, carrier: &mut dyn Carrier);

    /// The context in an incoming carrier, if there is a valid one.
    fn extract(&self, carrier: &dyn Carrier) -> Option<TraceContext>;
}

/// Something with headers: a request, a message.
///
/// ```
/// use tracing_context::Carrier;
///
/// struct Headers(Vec<(String, String)>);
/// impl Carrier for Headers {
///     fn get(&self, key: &str) -> Option<&str> {
///         self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
///     }
///     fn set(&mut self, key: &str, value: String) {
///         self.0.push((key.to_string(), value));
///     }
///     fn keys(&self) -> Vec<&str> {
///         self.0.iter().map(|(name, _)| name.as_str()).collect()
///     }
/// }
///
/// let mut headers = Headers(Vec::new());
/// headers.set("host", "localhost".to_string());
/// assert_eq!(headers.get("host"), Some("localhost"));
/// ```
pub trait Carrier {
    /// The value of the header that is spelt `key`.
    fn get(&self, key: &str) -> Option<&str>;

    /// Sets a header.
    fn set(&mut self, key: &str, value: String);

    /// The names of all headers, as they are spelt.
    fn keys(&self) -> Vec<&str>;
}

/// The headers `traceparent` and `tracestate` of W3C Trace Context Level 2.
///
/// ```
/// # struct Headers(Vec<(String, String)>);
/// # impl tracing_context::Carrier for Headers {
/// #     fn get(&self, key: &str) -> Option<&str> {
/// #         self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
/// #     }
/// #     fn set(&mut self, key: &str, value: String) {
/// #         self.0.push((key.to_string(), value));
/// #     }
/// #     fn keys(&self) -> Vec<&str> {
/// #         self.0.iter().map(|(name, _)| name.as_str()).collect()
/// #     }
/// # }
/// use tracing_context::{Propagator, TraceContext, W3CTraceContextPropagator};
///
/// let (context, mut headers) = (TraceContext::new_root(), Headers(Vec::new()));
/// W3CTraceContextPropagator.inject(&context, &mut headers);
/// let received = W3CTraceContextPropagator.extract(&headers).expect("just injected");
/// assert_eq!(received.span_id, context.span_id);
/// ```
pub struct W3CTraceContextPropagator;

impl Propagator for W3CTraceContextPropagator {
    fn inject(&self, context: &TraceContext, carrier: &mut dyn Carrier) {
        if !context.is_valid() {
            return;
        }
        carrier.set(TRACEPARENT, context.to_traceparent());
        if !context.trace_state.is_empty()
            && let Some(state) = trace_state::sendable(&context.trace_state)
        {
            carrier.set(TRACESTATE, state);
        }
    }

    fn extract(&self, carrier: &dyn Carrier) -> Option<TraceContext> {
        let keys = carrier.keys();
        let parent = header::single(carrier, &keys, TRACEPARENT)?;
        let mut context = TraceContext::from_traceparent(parent)?;
        // What is wrong with the state does not touch the parent (Level 2, section 3.3).
        if let Some(state) = header::list(carrier, &keys, TRACESTATE) {
            context.trace_state = trace_state::received(&state).unwrap_or_default();
        }
        Some(context)
    }
}

/// Several propagators as one: all of them write, the first that finds something is read.
///
/// ```
/// use std::sync::Arc;
/// use tracing_context::{CompositePropagator, Propagator, W3CTraceContextPropagator};
/// let all = CompositePropagator::new(vec![Arc::new(W3CTraceContextPropagator)]);
/// # let _: &dyn Propagator = &all;
/// ```
pub struct CompositePropagator {
    // solution
    propagators: Vec<Arc<dyn Propagator>>,
    // end solution
}

impl CompositePropagator {
    /// The propagators in the order in which they are asked.
    ///
    /// ```
    /// # use tracing_context::CompositePropagator;
    /// let none = CompositePropagator::new(Vec::new()); // writes nothing, finds nothing
    /// # drop(none);
    /// ```
    pub fn new(propagators: Vec<Arc<dyn Propagator>>) -> Self {
        Self { propagators }
    }
}

impl Propagator for CompositePropagator {
    fn inject(&self, context: &TraceContext, carrier: &mut dyn Carrier) {
        for propagator in &self.propagators {
            propagator.inject(context, carrier);
        }
    }

    fn extract(&self, carrier: &dyn Carrier) -> Option<TraceContext> {
        let mut propagators = self.propagators.iter();
        propagators.find_map(|propagator| propagator.extract(carrier))
    }
}
