//! The context of a span, and the `traceparent` header that carries it.

use crate::{SpanId, TraceFlags, TraceId, hex};

/// What a span tells its children, in the same process or in another one.
///
/// ```
/// use tracing_context::TraceContext;
/// let header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
/// let caller = TraceContext::from_traceparent(header).expect("a valid header");
/// let own = caller.child();
/// assert_eq!(own.trace_id, caller.trace_id);
/// assert_eq!(own.parent_span_id, Some(caller.span_id));
/// ```
#[derive(Debug, Clone)]
pub struct TraceContext {
    /// The trace that the span belongs to.
    pub trace_id: TraceId,
    /// The span.
    pub span_id: SpanId,
    /// The span that caused it; `None` for a root, and for a context that was read from a header.
    pub parent_span_id: Option<SpanId>,
    /// Sampled, random.
    pub flags: TraceFlags,
    /// The members of W3C `tracestate`, as a header; empty if there are none.
    pub trace_state: String,
}

/// The length of a `traceparent` of version 00, and of the part that every later one begins with.
const LENGTH: usize = 55;

impl TraceContext {
    /// The context of a new trace: random identifiers, the random flag, and nobody has sampled it.
    ///
    /// ```
    /// let root = tracing_context::TraceContext::new_root();
    /// assert!(root.parent_span_id.is_none() && !root.flags.is_sampled() && root.flags.is_random());
    /// ```
    pub fn new_root() -> Self {
        Self {
            trace_id: TraceId::generate(),
            span_id: SpanId::generate(),
            parent_span_id: None,
            flags: TraceFlags::from_bits(TraceFlags::RANDOM),
            trace_state: String::new(),
        }
    }

    /// The context of a span below this one: same trace, flags and state, a span id of its own.
    ///
    /// ```
    /// let root = tracing_context::TraceContext::new_root();
    /// assert_eq!(root.child().parent_span_id, Some(root.span_id));
    /// ```
    pub fn child(&self) -> Self {
        Self {
            trace_id: self.trace_id,
            span_id: SpanId::generate(),
            parent_span_id: Some(self.span_id),
            flags: self.flags,
            trace_state: self.trace_state.clone(),
        }
    }

    /// The `traceparent` header, version 00.
    ///
    /// ```
    /// let header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    /// let context = tracing_context::TraceContext::from_traceparent(header).expect("valid");
    /// assert_eq!(context.to_traceparent(), header);
    /// ```
    pub fn to_traceparent(&self) -> String {
        let mut header = *b"00-00000000000000000000000000000000-0000000000000000-00";
        hex::write(self.trace_id.0, &mut header[3..35]);
        hex::write(u128::from(self.span_id.0), &mut header[36..52]);
        hex::write(u128::from(self.flags.bits()), &mut header[53..55]);
        String::from_utf8_lossy(&header).into_owned()
    }

    /// Reads a `traceparent` header (Level 2, sections 3.2.2 and 3.2.4); `None` if it is not valid.
    /// Whatever it says beyond the four known fields is ignored, and so are unknown flags.
    ///
    /// ```
    /// use tracing_context::TraceContext;
    /// let later = "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-brings";
    /// assert!(TraceContext::from_traceparent(later).is_some());
    /// let never = "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    /// assert!(TraceContext::from_traceparent(never).is_none());
    /// ```
    pub fn from_traceparent(header: &str) -> Option<Self> {
        let bytes = header.as_bytes();
        let (known, rest) = bytes.split_at_checked(LENGTH)?;
        if [known[2], known[35], known[52]] != *b"---" {
            return None;
        }
        let version = hex::read_u64(&known[..2])?;
        let flags = TraceFlags::from_bits(hex::read_u64(&known[53..])? as u8);
        let flags = match version {
            0xff => return None,
            0 if !rest.is_empty() => return None,
            0 => flags,
            _ if rest.first().is_some_and(|&next| next != b'-') => return None,
            // Of a later version only this flag is known to mean what it means now.
            _ => TraceFlags::with_sampled(flags.is_sampled()),
        };
        let context = Self {
            trace_id: TraceId(hex::read_u128(&known[3..35])?),
            span_id: SpanId(hex::read_u64(&known[36..52])?),
            parent_span_id: None,
            flags,
            trace_state: String::new(),
        };
        context.is_valid().then_some(context)
    }

    /// Whether both identifiers are valid: a context with a zero is none.
    pub(crate) fn is_valid(&self) -> bool {
        self.trace_id.0 != 0 && self.span_id.0 != 0
    }
}
