//! The tracer: makes spans, and sees to it that they get out.

use std::sync::Arc;
use std::time::SystemTime;

use crate::clock::SystemClock;
use crate::pipeline::Pipeline;
use crate::{Clock, ExportError, Sampler, Span, SpanBuilder, SpanExporter, TraceContext};

/// Makes the spans of one service, and exports them in batches.
///
/// Full batches are exported by a thread of the tracer's own; [`flush`](Tracer::flush),
/// [`shutdown`](Tracer::shutdown) and the drop see to it that what is left is exported, and wait for
/// that.
///
/// ```
/// use std::sync::Arc;
/// use tracing_context::{AlwaysOnSampler, StdoutExporter, Tracer};
///
/// let tracer = Tracer::new("shop", Arc::new(AlwaysOnSampler), Arc::new(StdoutExporter));
/// tracer.span("order").start().end();
/// assert!(tracer.shutdown().is_ok());
/// assert_eq!(tracer.dropped(), 0);
/// ```
pub struct Tracer {
    // solution
    service_name: String,
    core: Arc<Core>,
    // end solution
}

/// What the spans of a tracer share with it.
pub(crate) struct Core {
    sampler: Arc<dyn Sampler>,
    clock: Arc<dyn Clock>,
    pipeline: Arc<Pipeline>,
}

impl Core {
    pub(crate) fn should_sample(&self, context: &TraceContext, name: &str) -> bool {
        self.sampler.should_sample(context, name)
    }

    pub(crate) fn now(&self) -> SystemTime {
        self.clock.now()
    }

    pub(crate) fn record(&self, span: Span) {
        self.pipeline.push(span);
    }
}

impl Tracer {
    /// A tracer for the service, on the machine's clock.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use tracing_context::{AlwaysOffSampler, StdoutExporter, Tracer};
    /// let tracer = Tracer::new("shop", Arc::new(AlwaysOffSampler), Arc::new(StdoutExporter));
    /// assert_eq!(tracer.service_name(), "shop");
    /// ```
    pub fn new(
        service_name: impl Into<String>,
        sampler: Arc<dyn Sampler>,
        exporter: Arc<dyn SpanExporter>,
    ) -> Self {
        Self::with_clock(service_name, sampler, exporter, Arc::new(SystemClock))
    }

    /// A tracer whose spans have their times from `clock`.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use std::time::SystemTime;
    /// # use tracing_context::{AlwaysOnSampler, Clock, StdoutExporter, Tracer};
    /// struct Stopped;
    /// impl Clock for Stopped {
    ///     fn now(&self) -> SystemTime {
    ///         SystemTime::UNIX_EPOCH
    ///     }
    /// }
    /// let (on, out) = (Arc::new(AlwaysOnSampler), Arc::new(StdoutExporter));
    /// let tracer = Tracer::with_clock("shop", on, out, Arc::new(Stopped));
    /// assert_eq!(tracer.span("order").start().end().start_time, SystemTime::UNIX_EPOCH);
    /// ```
    pub fn with_clock(
        service_name: impl Into<String>,
        sampler: Arc<dyn Sampler>,
        exporter: Arc<dyn SpanExporter>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            service_name: service_name.into(),
            core: Arc::new(Core {
                sampler,
                clock,
                pipeline: Arc::new(Pipeline::new(exporter)),
            }),
        }
    }

    /// Sets how many spans a batch has at most (at least 1; 512 by default), and how many the tracer
    /// holds at most (at least a batch; 2048 by default).
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use tracing_context::{AlwaysOnSampler, StdoutExporter, Tracer};
    /// let tracer = Tracer::new("shop", Arc::new(AlwaysOnSampler), Arc::new(StdoutExporter))
    ///     .with_batching(64, 256);
    /// # drop(tracer);
    /// ```
    pub fn with_batching(self, max_batch: usize, max_buffer: usize) -> Self {
        self.core.pipeline.set_limits(max_batch, max_buffer);
        self
    }

    /// The name given to [`new`](Tracer::new).
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use tracing_context::{AlwaysOffSampler, StdoutExporter, Tracer};
    /// let tracer = Tracer::new("shop", Arc::new(AlwaysOffSampler), Arc::new(StdoutExporter));
    /// assert_eq!(tracer.service_name(), "shop");
    /// ```
    pub fn service_name(&self) -> &str {
        &self.service_name
    }

    /// A span that begins a trace, unless it is given a parent before it starts.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use tracing_context::{AlwaysOnSampler, StdoutExporter, Tracer};
    /// # let tracer = Tracer::new("shop", Arc::new(AlwaysOnSampler), Arc::new(StdoutExporter));
    /// let span = tracer.span("order").start();
    /// assert!(span.context().parent_span_id.is_none() && span.context().flags.is_sampled());
    /// ```
    pub fn span(&self, name: impl Into<String>) -> SpanBuilder {
        SpanBuilder::of_tracer(name.into(), Arc::clone(&self.core))
    }

    /// A span below `parent`, from this process or another one.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use tracing_context::{AlwaysOnSampler, StdoutExporter, TraceContext, Tracer};
    /// # let tracer = Tracer::new("shop", Arc::new(AlwaysOnSampler), Arc::new(StdoutExporter));
    /// let caller = TraceContext::new_root(); // not sampled
    /// let span = tracer.span_with_parent("order", &caller).start();
    /// assert_eq!(span.context().trace_id, caller.trace_id);
    /// assert!(!span.context().flags.is_sampled());
    /// ```
    pub fn span_with_parent(&self, name: impl Into<String>, parent: &TraceContext) -> SpanBuilder {
        self.span(name).with_parent(parent)
    }

    /// Exports all spans that have ended, and returns when that is done. If the exporter fails, the
    /// failed batch and what came after it stay, and are exported at the next opportunity.
    ///
    /// Must not be called from within the exporter.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use tracing_context::{AlwaysOnSampler, StdoutExporter, Tracer};
    /// # let tracer = Tracer::new("shop", Arc::new(AlwaysOnSampler), Arc::new(StdoutExporter));
    /// tracer.span("order").start().end();
    /// tracer.flush(); // printed
    /// ```
    pub fn flush(&self) {
        // What failed is kept: there is nothing to report yet.
        let _ = self.core.pipeline.flush();
    }

    /// Exports all spans that have ended, then shuts the exporter down. Spans that end later are
    /// dropped; a second call does nothing. The drop of a tracer shuts it down.
    ///
    /// # Errors
    ///
    /// The exporter's, if a batch failed: then the spans that are left are dropped.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use tracing_context::{AlwaysOnSampler, StdoutExporter, Tracer};
    /// # let tracer = Tracer::new("shop", Arc::new(AlwaysOnSampler), Arc::new(StdoutExporter));
    /// tracer.shutdown().expect("a terminal takes everything");
    /// tracer.span("too late").start().end();
    /// assert_eq!(tracer.dropped(), 1);
    /// ```
    pub fn shutdown(&self) -> Result<(), ExportError> {
        self.core.pipeline.shutdown()
    }

    /// How many sampled spans have ended and will never be exported: the buffer was full, the tracer
    /// was shut down, or the exporter failed at shutdown.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use tracing_context::{AlwaysOffSampler, StdoutExporter, Tracer};
    /// let tracer = Tracer::new("shop", Arc::new(AlwaysOffSampler), Arc::new(StdoutExporter));
    /// tracer.span("not sampled").start().end();
    /// assert_eq!(tracer.dropped(), 0); // it was never meant to be exported
    /// ```
    pub fn dropped(&self) -> u64 {
        self.core.pipeline.dropped()
    }
}

impl Drop for Tracer {
    fn drop(&mut self) {
        // Whoever wants to know calls `shutdown`.
        let _ = self.shutdown();
    }
}
