use std::collections::HashMap;
use std::time::{Duration, Instant, SystemTime};
use std::sync::Arc;

/// The identifier of a trace: 16 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TraceId(pub u128);

/// The identifier of a span: 8 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SpanId(pub u64);

impl TraceId {
    /// A random identifier, never zero.
    pub fn generate() -> Self;

    /// 32 lower-case hexadecimal digits.
    pub fn to_hex(&self) -> String;

    /// The identifier that exactly 32 lower-case digits spell, not all zero.
    pub fn from_hex(s: &str) -> Option<Self>;
}

impl SpanId {
    /// A random identifier, never zero.
    pub fn generate() -> Self;

    /// 16 lower-case hexadecimal digits.
    pub fn to_hex(&self) -> String;

    /// The identifier that exactly 16 lower-case digits spell, not all zero.
    pub fn from_hex(s: &str) -> Option<Self>;
}

/// The flags of a trace: sampled and random, no others.
#[derive(Debug, Clone, Copy)]
pub struct TraceFlags { /* private */ }

impl TraceFlags {
    /// The caller may have recorded the span.
    pub const SAMPLED: u8 = 0x01;
    /// The low 7 bytes of the trace id are random.
    pub const RANDOM: u8 = 0x02;

    /// No flag.
    pub fn new() -> Self;

    /// The sampled flag as told, and no other.
    pub fn with_sampled(sampled: bool) -> Self;

    /// The two known flags of `bits`.
    pub fn from_bits(bits: u8) -> Self;

    /// The flags as a number.
    pub fn bits(&self) -> u8;

    /// Whether the sampled flag is set.
    pub fn is_sampled(&self) -> bool;

    /// Whether the random flag is set.
    pub fn is_random(&self) -> bool;
}

/// What a span tells its children, here or in another process.
#[derive(Debug, Clone)]
pub struct TraceContext {
    pub trace_id: TraceId,
    pub span_id: SpanId,
    pub parent_span_id: Option<SpanId>,
    pub flags: TraceFlags,
    /// W3C tracestate, as a header
    pub trace_state: String,
}

impl TraceContext {
    /// A new trace: random, not sampled.
    pub fn new_root() -> Self;

    /// A span below this one.
    pub fn child(&self) -> Self;

    /// The header traceparent, version 00.
    pub fn to_traceparent(&self) -> String;

    /// Reads a header traceparent.
    pub fn from_traceparent(header: &str) -> Option<Self>;
}

/// The members of a tracestate, the most recent one first.
#[derive(Debug, Clone, Default)]
pub struct TraceState { /* private */ }

impl TraceState {
    /// No members.
    pub fn new() -> Self;

    /// Reads a header: all of it, or nothing.
    pub fn from_header(header: &str) -> Option<Self>;

    /// All members as a header.
    pub fn to_header(&self) -> String;

    /// The value of a member.
    pub fn get(&self, key: &str) -> Option<&str>;

    /// Sets a member and moves it to the front; false if key or value is not valid.
    pub fn insert(&mut self, key: &str, value: &str) -> bool;

    /// Deletes a member; whether there was one.
    pub fn remove(&mut self, key: &str) -> bool;
}

/// How bad an event is.
#[derive(Debug, Clone, Copy)]
pub enum Severity {
    Trace,
    Debug,
    Info,
    Warn,
    Error,
    Fatal,
}

/// Something that happened at one moment of a span.
#[derive(Debug, Clone)]
pub struct SpanEvent {
    pub name: String,
    pub timestamp: SystemTime,
    pub attributes: HashMap<String, AttributeValue>,
    pub severity: Option<Severity>,
}

/// The value of an attribute.
#[derive(Debug, Clone)]
pub enum AttributeValue {
    String(String),
    Int(i64),
    Float(f64),
    Bool(bool),
    StringArray(Vec<String>),
    IntArray(Vec<i64>),
}

impl From<&str> for AttributeValue {
    fn from(value: &str) -> Self;
}

impl From<String> for AttributeValue {
    fn from(value: String) -> Self;
}

impl From<i64> for AttributeValue {
    fn from(value: i64) -> Self;
}

impl From<i32> for AttributeValue {
    fn from(value: i32) -> Self;
}

impl From<f64> for AttributeValue {
    fn from(value: f64) -> Self;
}

impl From<bool> for AttributeValue {
    fn from(value: bool) -> Self;
}

impl From<Vec<String>> for AttributeValue {
    fn from(value: Vec<String>) -> Self;
}

impl From<Vec<i64>> for AttributeValue {
    fn from(value: Vec<i64>) -> Self;
}

/// How an operation ended.
#[derive(Debug, Clone)]
pub enum SpanStatus {
    Unset,
    Ok,
    Error { message: String },
}

/// Which part an operation has in a conversation.
#[derive(Debug, Clone, Copy)]
pub enum SpanKind {
    Internal,
    Server,
    Client,
    Producer,
    Consumer,
}

/// One operation.
#[derive(Debug, Clone)]
pub struct Span {
    pub context: TraceContext,
    pub name: String,
    pub kind: SpanKind,
    pub start_time: SystemTime,
    pub end_time: Option<SystemTime>,
    pub attributes: HashMap<String, AttributeValue>,
    pub events: Vec<SpanEvent>,
    pub status: SpanStatus,
    pub links: Vec<SpanLink>,
}

/// One line, whatever the names contain.
impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result;
}

/// Another span that a span has to do with (one of a batch, say).
#[derive(Debug, Clone)]
pub struct SpanLink {
    pub context: TraceContext,
    pub attributes: HashMap<String, AttributeValue>,
}

/// A span that has not started.
pub struct SpanBuilder { /* private */ }

impl SpanBuilder {
    /// A span that no tracer knows of.
    pub fn new(name: impl Into<String>) -> Self;

    pub fn with_kind(self, kind: SpanKind) -> Self;
    pub fn with_attribute(self, key: impl Into<String>, value: impl Into<AttributeValue>) -> Self;
    pub fn with_link(self, context: TraceContext) -> Self;
    pub fn with_parent(self, parent: &TraceContext) -> Self;

    /// Starts the span; here it is decided whether it is sampled.
    pub fn start(self) -> ActiveSpan;
}

/// A span that lasts; it ends when it is dropped.
pub struct ActiveSpan { /* private */ }

impl ActiveSpan {
    pub fn context(&self) -> &TraceContext;
    pub fn set_attribute(&mut self, key: impl Into<String>, value: impl Into<AttributeValue>);
    pub fn add_event(&mut self, name: impl Into<String>);
    pub fn add_event_with_attrs(&mut self, name: impl Into<String>, attrs: HashMap<String, AttributeValue>);
    pub fn add_event_with_severity(&mut self, name: impl Into<String>, severity: Severity);
    pub fn set_status(&mut self, status: SpanStatus);
    pub fn set_error(&mut self, message: impl Into<String>);

    /// Ends the span and returns what was recorded.
    pub fn end(self) -> Span;
}

impl Send for ActiveSpan {}

/// Where times come from.
pub trait Clock: Send + Sync {
    fn now(&self) -> SystemTime;
}

/// Decides whether a new trace is recorded.
pub trait Sampler: Send + Sync {
    fn should_sample(&self, context: &TraceContext, name: &str) -> bool;
}

/// Records everything.
pub struct AlwaysOnSampler;

impl Sampler for AlwaysOnSampler {
    fn should_sample(&self, context: &TraceContext, name: &str) -> bool;
}

/// Records nothing.
pub struct AlwaysOffSampler;

impl Sampler for AlwaysOffSampler {
    fn should_sample(&self, context: &TraceContext, name: &str) -> bool;
}

/// Records a share of all traces, chosen by their ids.
pub struct RatioSampler { /* private */ }

impl RatioSampler {
    pub fn new(ratio: f64) -> Self;
}

impl Sampler for RatioSampler {
    fn should_sample(&self, context: &TraceContext, name: &str) -> bool;
}

/// Takes finished spans out of the process.
pub trait SpanExporter: Send + Sync {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError>;

    /// The last batch has been handed over. Has a default, which does nothing.
    fn shutdown(&self);
}

/// Why a batch was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("Export failed: {0}")]
    Failed(String),
}

/// Prints spans to the standard output.
pub struct StdoutExporter;

impl SpanExporter for StdoutExporter {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError>;
}

/// Sends spans to Jaeger: OTLP over HTTP, as JSON.
pub struct JaegerExporter { /* private */ }

impl JaegerExporter {
    /// For the receiver at `endpoint`, "http://host:port".
    pub fn new(endpoint: impl Into<String>) -> Self;

    /// Sets the name of the service; "unknown_service" by default.
    pub fn with_service_name(self, service_name: impl Into<String>) -> Self;

    /// Sets how long a request may take; 10 s by default.
    pub fn with_timeout(self, timeout: Duration) -> Self;

    /// How many spans the receiver took but did not keep.
    pub fn rejected(&self) -> u64;
}

impl SpanExporter for JaegerExporter {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError>;
}

/// Puts contexts into carriers, and finds them there.
pub trait Propagator: Send + Sync {
    fn inject(&self, context: &TraceContext, carrier: &mut dyn Carrier);
    fn extract(&self, carrier: &dyn Carrier) -> Option<TraceContext>;
}

/// Something with headers.
pub trait Carrier {
    fn get(&self, key: &str) -> Option<&str>;
    fn set(&mut self, key: &str, value: String);
    fn keys(&self) -> Vec<&str>;
}

/// The headers traceparent and tracestate.
pub struct W3CTraceContextPropagator;

impl Propagator for W3CTraceContextPropagator {
    fn inject(&self, context: &TraceContext, carrier: &mut dyn Carrier);
    fn extract(&self, carrier: &dyn Carrier) -> Option<TraceContext>;
}

/// Several propagators as one.
pub struct CompositePropagator { /* private */ }

impl CompositePropagator {
    pub fn new(propagators: Vec<Arc<dyn Propagator>>) -> Self;
}

impl Propagator for CompositePropagator {
    fn inject(&self, context: &TraceContext, carrier: &mut dyn Carrier);
    fn extract(&self, carrier: &dyn Carrier) -> Option<TraceContext>;
}

/// What the application sends along with a request.
#[derive(Debug, Clone, Default)]
pub struct Baggage { /* private */ }

impl Baggage {
    pub fn new() -> Self;

    /// Sets an entry without properties.
    pub fn set(&mut self, key: impl Into<String>, value: impl Into<String>);

    /// Sets an entry with properties.
    pub fn set_with_properties(&mut self, key: impl Into<String>, value: impl Into<String>, properties: Vec<(String, Option<String>)>);

    pub fn get(&self, key: &str) -> Option<&str>;

    /// The properties of an entry, in order.
    pub fn properties(&self, key: &str) -> &[(String, Option<String>)];

    pub fn remove(&mut self, key: &str);
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)>;

    /// The header baggage.
    pub fn to_header(&self) -> String;

    /// Reads a header baggage; what is not valid is left out.
    pub fn from_header(header: &str) -> Self;
}

/// The header baggage in a carrier.
pub struct BaggagePropagator;

impl BaggagePropagator {
    pub fn inject(&self, baggage: &Baggage, carrier: &mut dyn Carrier);
    pub fn extract(&self, carrier: &dyn Carrier) -> Baggage;
}

/// Makes the spans of one service, and exports them in batches.
pub struct Tracer { /* private */ }

impl Tracer {
    pub fn new(
        service_name: impl Into<String>,
        sampler: Arc<dyn Sampler>,
        exporter: Arc<dyn SpanExporter>,
    ) -> Self;

    /// A tracer whose spans have their times from `clock`.
    pub fn with_clock(
        service_name: impl Into<String>,
        sampler: Arc<dyn Sampler>,
        exporter: Arc<dyn SpanExporter>,
        clock: Arc<dyn Clock>,
    ) -> Self;

    /// Sets how many spans a batch has at most (512), and how many the tracer holds at most (2048).
    pub fn with_batching(self, max_batch: usize, max_buffer: usize) -> Self;

    /// The name given to new.
    pub fn service_name(&self) -> &str;

    /// A span that begins a trace.
    pub fn span(&self, name: impl Into<String>) -> SpanBuilder;

    /// A span below the given context.
    pub fn span_with_parent(&self, name: impl Into<String>, parent: &TraceContext) -> SpanBuilder;

    /// Exports all spans that have ended.
    pub fn flush(&self);

    /// Exports all spans that have ended, then shuts the exporter down.
    pub fn shutdown(&self) -> Result<(), ExportError>;

    /// How many ended spans were given up.
    pub fn dropped(&self) -> u64;
}

impl Send for Tracer {}

impl Sync for Tracer {}
