//! Spans while they last.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::SystemTime;

use crate::tracer::Core;
use crate::{
    AttributeValue, Severity, Span, SpanEvent, SpanKind, SpanLink, SpanStatus, TraceContext,
    TraceFlags,
};

/// A span that has not started yet.
///
/// ```
/// use tracing_context::{SpanBuilder, SpanKind};
/// let span = SpanBuilder::new("GET /").with_kind(SpanKind::Server).start();
/// assert!(span.context().parent_span_id.is_none());
/// ```
pub struct SpanBuilder {
    // solution
    name: String,
    kind: SpanKind,
    attributes: HashMap<String, AttributeValue>,
    links: Vec<SpanLink>,
    parent: Option<TraceContext>,
    /// None: not exported.
    tracer: Option<Arc<Core>>,
    // end solution
}

impl SpanBuilder {
    /// A span that no tracer knows of: it is not exported, only [`ActiveSpan::end`] hands it out.
    ///
    /// ```
    /// let span = tracing_context::SpanBuilder::new("GET /").start().end();
    /// assert_eq!(span.name, "GET /");
    /// ```
    pub fn new(name: impl Into<String>) -> Self {
        Self::of(name.into(), None)
    }

    pub(crate) fn of_tracer(name: String, tracer: Arc<Core>) -> Self {
        Self::of(name, Some(tracer))
    }

    fn of(name: String, tracer: Option<Arc<Core>>) -> Self {
        Self {
            name,
            kind: SpanKind::Internal,
            attributes: HashMap::new(),
            links: Vec::new(),
            parent: None,
            tracer,
        }
    }

    /// Sets the kind; it is `Internal` if nobody does.
    ///
    /// ```
    /// # use tracing_context::{SpanBuilder, SpanKind};
    /// let span = SpanBuilder::new("poll").with_kind(SpanKind::Consumer).start().end();
    /// assert!(matches!(span.kind, SpanKind::Consumer));
    /// ```
    pub fn with_kind(mut self, kind: SpanKind) -> Self {
        self.kind = kind;
        self
    }

    /// Sets an attribute; the last value of a key counts.
    ///
    /// ```
    /// # use tracing_context::SpanBuilder;
    /// let span = SpanBuilder::new("GET /").with_attribute("http.status", 200).start().end();
    /// assert!(span.attributes.contains_key("http.status"));
    /// ```
    pub fn with_attribute(
        mut self,
        key: impl Into<String>,
        value: impl Into<AttributeValue>,
    ) -> Self {
        self.attributes.insert(key.into(), value.into());
        self
    }

    /// Adds a link without attributes.
    ///
    /// ```
    /// # use tracing_context::{SpanBuilder, TraceContext};
    /// let message = TraceContext::new_root();
    /// let span = SpanBuilder::new("batch").with_link(message.clone()).start().end();
    /// assert_eq!(span.links[0].context.trace_id, message.trace_id);
    /// ```
    pub fn with_link(mut self, context: TraceContext) -> Self {
        self.links.push(SpanLink {
            context,
            attributes: HashMap::new(),
        });
        self
    }

    /// Sets the parent. A context with a zero id is no parent.
    ///
    /// ```
    /// # use tracing_context::{SpanBuilder, TraceContext};
    /// let caller = TraceContext::new_root();
    /// let span = SpanBuilder::new("GET /").with_parent(&caller).start();
    /// assert_eq!(span.context().parent_span_id, Some(caller.span_id));
    /// ```
    pub fn with_parent(mut self, parent: &TraceContext) -> Self {
        self.parent = parent.is_valid().then(|| parent.clone());
        self
    }

    /// Starts the span. Here and only here it is decided whether it is recorded: a child inherits
    /// the decision, for a root the tracer's sampler is asked.
    ///
    /// ```
    /// # use tracing_context::SpanBuilder;
    /// assert!(SpanBuilder::new("GET /").start().end().end_time.is_some());
    /// ```
    pub fn start(self) -> ActiveSpan {
        let context = self.decide();
        let recording = self.tracer.is_none() || context.flags.is_sampled();
        // Nobody will see what is set on a span that is not sampled.
        let (attributes, links) = match recording {
            true => (self.attributes, self.links),
            false => Default::default(),
        };
        let span = Span {
            context,
            name: self.name,
            kind: self.kind,
            start_time: now(self.tracer.as_ref()),
            end_time: None,
            attributes,
            events: Vec::new(),
            status: SpanStatus::Unset,
            links,
        };
        ActiveSpan {
            span: Some(span),
            recording,
            tracer: self.tracer,
        }
    }

    /// The context of the span, with the decision in its flags.
    fn decide(&self) -> TraceContext {
        if let Some(parent) = &self.parent {
            return parent.child();
        }
        let mut context = TraceContext::new_root();
        let asked = self.tracer.as_ref();
        if asked.is_some_and(|tracer| tracer.should_sample(&context, &self.name)) {
            context.flags = TraceFlags::from_bits(context.flags.bits() | TraceFlags::SAMPLED);
        }
        context
    }
}

fn now(tracer: Option<&Arc<Core>>) -> SystemTime {
    tracer.map_or_else(SystemTime::now, |tracer| tracer.now())
}

/// A span that lasts. It ends when it is dropped, or by [`end`](ActiveSpan::end).
///
/// ```
/// let mut span = tracing_context::SpanBuilder::new("GET /").start();
/// span.set_attribute("http.status", 404);
/// span.set_error("no such page");
/// drop(span); // ends here
/// ```
pub struct ActiveSpan {
    // solution
    /// There until it ends.
    span: Option<Span>,
    /// Whether anybody will see what is set.
    recording: bool,
    tracer: Option<Arc<Core>>,
    // end solution
}

impl ActiveSpan {
    /// The context, to be handed to children and put into headers.
    ///
    /// ```
    /// let span = tracing_context::SpanBuilder::new("GET /").start();
    /// assert_eq!(span.context().to_traceparent().len(), 55);
    /// ```
    pub fn context(&self) -> &TraceContext {
        let span = self.span.as_ref();
        &span.expect("a span is there until it ends").context
    }

    /// Sets an attribute; the last value of a key counts.
    ///
    /// ```
    /// let mut span = tracing_context::SpanBuilder::new("GET /").start();
    /// span.set_attribute("http.status", 200);
    /// assert_eq!(span.end().attributes.len(), 1);
    /// ```
    pub fn set_attribute(&mut self, key: impl Into<String>, value: impl Into<AttributeValue>) {
        if let Some(span) = self.recorded() {
            span.attributes.insert(key.into(), value.into());
        }
    }

    /// Adds an event of this moment.
    ///
    /// ```
    /// let mut span = tracing_context::SpanBuilder::new("GET /").start();
    /// span.add_event("cache miss");
    /// assert_eq!(span.end().events[0].name, "cache miss");
    /// ```
    pub fn add_event(&mut self, name: impl Into<String>) {
        self.push_event(name, HashMap::new(), None);
    }

    /// Adds an event of this moment, with attributes.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// let mut span = tracing_context::SpanBuilder::new("GET /").start();
    /// span.add_event_with_attrs("retry", HashMap::from([("attempt".to_string(), 2.into())]));
    /// assert!(span.end().events[0].attributes.contains_key("attempt"));
    /// ```
    pub fn add_event_with_attrs(
        &mut self,
        name: impl Into<String>,
        attrs: HashMap<String, AttributeValue>,
    ) {
        self.push_event(name, attrs, None);
    }

    /// Adds an event of this moment, with a severity.
    ///
    /// ```
    /// use tracing_context::{Severity, SpanBuilder};
    /// let mut span = SpanBuilder::new("GET /").start();
    /// span.add_event_with_severity("disk almost full", Severity::Warn);
    /// assert!(matches!(span.end().events[0].severity, Some(Severity::Warn)));
    /// ```
    pub fn add_event_with_severity(&mut self, name: impl Into<String>, severity: Severity) {
        self.push_event(name, HashMap::new(), Some(severity));
    }

    /// Sets the status. `Ok` is final, and nothing can be unset (OpenTelemetry, "Set Status").
    ///
    /// ```
    /// use tracing_context::{SpanBuilder, SpanStatus};
    /// let mut span = SpanBuilder::new("GET /").start();
    /// span.set_status(SpanStatus::Ok);
    /// assert!(matches!(span.end().status, SpanStatus::Ok));
    /// ```
    pub fn set_status(&mut self, status: SpanStatus) {
        let Some(span) = self.recorded() else { return };
        match (&span.status, &status) {
            (SpanStatus::Ok, _) | (_, SpanStatus::Unset) => {}
            _ => span.status = status,
        }
    }

    /// Sets the status to an error.
    ///
    /// ```
    /// use tracing_context::{SpanBuilder, SpanStatus};
    /// let mut span = SpanBuilder::new("GET /").start();
    /// span.set_error("no such page");
    /// assert!(matches!(span.end().status, SpanStatus::Error { .. }));
    /// ```
    pub fn set_error(&mut self, message: impl Into<String>) {
        self.set_status(SpanStatus::Error {
            message: message.into(),
        });
    }

    /// Ends the span now, and returns what was recorded. It is exported as if it had been dropped.
    ///
    /// ```
    /// let span = tracing_context::SpanBuilder::new("GET /").start().end();
    /// assert!(span.end_time >= Some(span.start_time));
    /// ```
    pub fn end(mut self) -> Span {
        let span = self.take().expect("a span is there until it ends");
        self.export(|| span.clone());
        span
    }

    fn push_event(
        &mut self,
        name: impl Into<String>,
        attributes: HashMap<String, AttributeValue>,
        severity: Option<Severity>,
    ) {
        let timestamp = now(self.tracer.as_ref());
        if let Some(span) = self.recorded() {
            span.events.push(SpanEvent {
                name: name.into(),
                timestamp,
                attributes,
                severity,
            });
        }
    }

    /// The span, if what is set on it matters.
    fn recorded(&mut self) -> Option<&mut Span> {
        self.span.as_mut().filter(|_| self.recording)
    }

    /// The span with its end. The clock may have been set back; the span does not end before it
    /// began for that.
    fn take(&mut self) -> Option<Span> {
        let mut span = self.span.take()?;
        span.end_time = Some(now(self.tracer.as_ref()).max(span.start_time));
        Some(span)
    }

    fn export(&self, span: impl FnOnce() -> Span) {
        if let (Some(tracer), true) = (&self.tracer, self.recording) {
            tracer.record(span());
        }
    }
}

impl Drop for ActiveSpan {
    fn drop(&mut self) {
        let exported = self.recording && self.tracer.is_some();
        // Where nobody will see it, its end is not even looked up.
        if exported && let Some(span) = self.take() {
            self.export(|| span);
        }
    }
}
