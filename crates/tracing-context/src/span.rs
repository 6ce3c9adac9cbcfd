//! What is recorded of an operation.

use std::collections::HashMap;
use std::fmt;
use std::time::SystemTime;

use crate::{AttributeValue, TraceContext};

/// How bad an event is.
#[derive(Debug, Clone, Copy)]
pub enum Severity {
    /// Finest detail.
    Trace,
    /// For whoever looks for a fault.
    Debug,
    /// As expected.
    Info,
    /// Not as expected.
    Warn,
    /// The operation failed.
    Error,
    /// The process cannot go on.
    Fatal,
}

/// Something that happened at one moment of a span.
#[derive(Debug, Clone)]
pub struct SpanEvent {
    /// What happened.
    pub name: String,
    /// When.
    pub timestamp: SystemTime,
    /// More about it.
    pub attributes: HashMap<String, AttributeValue>,
    /// How bad it is, if that was said.
    pub severity: Option<Severity>,
}

/// How an operation ended.
#[derive(Debug, Clone)]
pub enum SpanStatus {
    /// Nobody said.
    Unset,
    /// Well, and somebody says so on purpose.
    Ok,
    /// It failed.
    Error {
        /// What went wrong.
        message: String,
    },
}

/// Which part an operation has in a conversation of services.
#[derive(Debug, Clone, Copy)]
pub enum SpanKind {
    /// None: it stays inside.
    Internal,
    /// Answers a request.
    Server,
    /// Makes a request.
    Client,
    /// Puts a message into a queue.
    Producer,
    /// Takes a message out of a queue.
    Consumer,
}

/// One operation.
#[derive(Debug, Clone)]
pub struct Span {
    /// Its place in the trace.
    pub context: TraceContext,
    /// What it is.
    pub name: String,
    /// Its part in the conversation.
    pub kind: SpanKind,
    /// When it began.
    pub start_time: SystemTime,
    /// When it ended, never before it began; `None` while it lasts.
    pub end_time: Option<SystemTime>,
    /// More about it.
    pub attributes: HashMap<String, AttributeValue>,
    /// What happened meanwhile, in order.
    pub events: Vec<SpanEvent>,
    /// How it ended.
    pub status: SpanStatus,
    /// Other spans that it has to do with.
    pub links: Vec<SpanLink>,
}

/// A span that another one has to do with, without being its parent: one of a batch, say.
#[derive(Debug, Clone)]
pub struct SpanLink {
    /// The other span.
    pub context: TraceContext,
    /// More about the relation.
    pub attributes: HashMap<String, AttributeValue>,
}

/// One line, whatever the names contain.
///
/// ```
/// let mut span = tracing_context::SpanBuilder::new("two\nlines").start().end();
/// assert_eq!(span.to_string().lines().count(), 1);
/// ```
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (trace, span) = (
            self.context.trace_id.to_hex(),
            self.context.span_id.to_hex(),
        );
        write!(f, "trace={trace} span={span} name={:?}", self.name)?;
        write!(f, " kind={:?} status={:?}", self.kind, self.status)?;
        let lasted = self
            .end_time
            .and_then(|end| end.duration_since(self.start_time).ok());
        if let Some(lasted) = lasted {
            write!(f, " lasted={lasted:?}")?;
        }
        // A hash map has no order worth printing.
        let mut attributes: Vec<_> = self.attributes.iter().collect();
        attributes.sort_by_key(|&(key, _)| key);
        write!(f, " attributes={attributes:?} events={}", self.events.len())
    }
}
