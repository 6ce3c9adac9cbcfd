use std::collections::HashMap;
use std::time::{Duration, Instant, SystemTime};
use std::sync::Arc;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TraceId(pub u128);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SpanId(pub u64);

impl TraceId {
    pub fn generate() -> Self;
    pub fn to_hex(&self) -> String;
    pub fn from_hex(s: &str) -> Option<Self>;
}

impl SpanId {
    pub fn generate() -> Self;
    pub fn to_hex(&self) -> String;
    pub fn from_hex(s: &str) -> Option<Self>;
}

#[derive(Debug, Clone, Copy)]
pub struct TraceFlags(u8);

impl TraceFlags {
    pub const SAMPLED: u8 = 0x01;

    pub fn new() -> Self;
    pub fn with_sampled(sampled: bool) -> Self;
    pub fn is_sampled(&self) -> bool;
}

#[derive(Debug, Clone)]
pub struct TraceContext {
    pub trace_id: TraceId,
    pub span_id: SpanId,
    pub parent_span_id: Option<SpanId>,
    pub flags: TraceFlags,
    pub trace_state: String,
}

impl TraceContext {
    pub fn new_root() -> Self;

    pub fn child(&self) -> Self;

    pub fn to_traceparent(&self) -> String;

    pub fn from_traceparent(header: &str) -> Option<Self>;
}

#[derive(Debug, Clone, Copy)]
pub enum Severity {
    Trace,
    Debug,
    Info,
    Warn,
    Error,
    Fatal,
}

#[derive(Debug, Clone)]
pub struct SpanEvent {
    pub name: String,
    pub timestamp: SystemTime,
    pub attributes: HashMap<String, AttributeValue>,
    pub severity: Option<Severity>,
}

#[derive(Debug, Clone)]
pub enum AttributeValue {
    String(String),
    Int(i64),
    Float(f64),
    Bool(bool),
    StringArray(Vec<String>),
    IntArray(Vec<i64>),
}

#[derive(Debug, Clone)]
pub enum SpanStatus {
    Unset,
    Ok,
    Error { message: String },
}

#[derive(Debug, Clone, Copy)]
pub enum SpanKind {
    Internal,
    Server,
    Client,
    Producer,
    Consumer,
}

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

#[derive(Debug, Clone)]
pub struct SpanLink {
    pub context: TraceContext,
    pub attributes: HashMap<String, AttributeValue>,
}

pub struct SpanBuilder {}

impl SpanBuilder {
    pub fn new(name: impl Into<String>) -> Self;

    pub fn with_kind(self, kind: SpanKind) -> Self;
    pub fn with_attribute(self, key: impl Into<String>, value: impl Into<AttributeValue>) -> Self;
    pub fn with_link(self, context: TraceContext) -> Self;
    pub fn with_parent(self, parent: &TraceContext) -> Self;

    pub fn start(self) -> ActiveSpan;
}

pub struct ActiveSpan {}

impl ActiveSpan {
    pub fn context(&self) -> &TraceContext;
    pub fn set_attribute(&mut self, key: impl Into<String>, value: impl Into<AttributeValue>);
    pub fn add_event(&mut self, name: impl Into<String>);
    pub fn add_event_with_attrs(&mut self, name: impl Into<String>, attrs: HashMap<String, AttributeValue>);
    pub fn set_status(&mut self, status: SpanStatus);
    pub fn set_error(&mut self, message: impl Into<String>);

    pub fn end(self) -> Span;
}

pub trait Sampler: Send + Sync {
    fn should_sample(&self, context: &TraceContext, name: &str) -> bool;
}

pub struct AlwaysOnSampler;

pub struct AlwaysOffSampler;

pub struct RatioSampler {
    ratio: f64,
}

impl RatioSampler {
    pub fn new(ratio: f64) -> Self;
}

pub trait SpanExporter: Send + Sync {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError>;
}

#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("Export failed: {0}")]
    Failed(String),
}

pub struct StdoutExporter;

pub struct JaegerExporter {
    endpoint: String,
}

impl JaegerExporter {
    pub fn new(endpoint: impl Into<String>) -> Self;
}

pub trait Propagator: Send + Sync {
    fn inject(&self, context: &TraceContext, carrier: &mut dyn Carrier);
    fn extract(&self, carrier: &dyn Carrier) -> Option<TraceContext>;
}

pub trait Carrier {
    fn get(&self, key: &str) -> Option<&str>;
    fn set(&mut self, key: &str, value: String);
    fn keys(&self) -> Vec<&str>;
}

pub struct W3CTraceContextPropagator;

pub struct CompositePropagator {
    propagators: Vec<Arc<dyn Propagator>>,
}

#[derive(Debug, Clone, Default)]
pub struct Baggage {
    items: HashMap<String, String>,
}

impl Baggage {
    pub fn new() -> Self;
    pub fn set(&mut self, key: impl Into<String>, value: impl Into<String>);
    pub fn get(&self, key: &str) -> Option<&str>;
    pub fn remove(&mut self, key: &str);
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)>;
}

pub struct Tracer {}

impl Tracer {
    pub fn new(
        service_name: impl Into<String>,
        sampler: Arc<dyn Sampler>,
        exporter: Arc<dyn SpanExporter>,
    ) -> Self;

    pub fn span(&self, name: impl Into<String>) -> SpanBuilder;

    pub fn span_with_parent(&self, name: impl Into<String>, parent: &TraceContext) -> SpanBuilder;

    pub fn flush(&self);
}
