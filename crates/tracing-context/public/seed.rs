//! The examples of the exercise: contexts, spans, sampling, propagation, baggage.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use crate::{
    AlwaysOnSampler, AttributeValue, Baggage, Carrier, ExportError, Propagator, RatioSampler,
    Sampler, Span, SpanExporter, SpanKind, SpanStatus, TraceContext, Tracer,
    W3CTraceContextPropagator,
};

/// Collects what is exported.
struct TestExporter {
    spans: Arc<Mutex<Vec<Span>>>,
}

impl TestExporter {
    fn new() -> (Self, Arc<Mutex<Vec<Span>>>) {
        let spans = Arc::new(Mutex::new(Vec::new()));
        (
            Self {
                spans: spans.clone(),
            },
            spans,
        )
    }
}

impl SpanExporter for TestExporter {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError> {
        self.spans.lock().unwrap().extend(spans);
        Ok(())
    }
}

fn test_tracer() -> (Tracer, Arc<Mutex<Vec<Span>>>) {
    let (exporter, spans) = TestExporter::new();
    let tracer = Tracer::new(
        "test-service",
        Arc::new(AlwaysOnSampler),
        Arc::new(exporter),
    );
    (tracer, spans)
}

/// A map of headers as a carrier. It is here, so your crate cannot have one as well.
impl Carrier for HashMap<String, String> {
    fn get(&self, key: &str) -> Option<&str> {
        self.get(key).map(|s| s.as_str())
    }

    fn set(&mut self, key: &str, value: String) {
        self.insert(key.to_string(), value);
    }

    fn keys(&self) -> Vec<&str> {
        self.keys().map(|k| k.as_str()).collect()
    }
}

#[test]
fn a_new_root_has_no_parent() {
    let ctx = TraceContext::new_root();
    assert!(ctx.flags.is_sampled() || !ctx.flags.is_sampled());
    assert!(ctx.parent_span_id.is_none());
}

#[test]
fn a_child_is_of_the_same_trace() {
    let parent = TraceContext::new_root();
    let child = parent.child();
    assert_eq!(child.trace_id, parent.trace_id);
    assert_eq!(child.parent_span_id, Some(parent.span_id));
    assert_ne!(child.span_id, parent.span_id);
}

#[test]
fn a_traceparent_comes_back() {
    let original = TraceContext::new_root();
    let header = original.to_traceparent();
    let parsed = TraceContext::from_traceparent(&header).unwrap();
    assert_eq!(original.trace_id, parsed.trace_id);
    assert_eq!(original.span_id, parsed.span_id);
    assert_eq!(original.flags.is_sampled(), parsed.flags.is_sampled());
}

#[test]
fn a_traceparent_has_four_fields() {
    let ctx = TraceContext::new_root();
    let header = ctx.to_traceparent();
    let parts: Vec<&str> = header.split('-').collect();
    assert_eq!(parts.len(), 4);
    assert_eq!(parts[0], "00");
    assert_eq!(parts[1].len(), 32);
    assert_eq!(parts[2].len(), 16);
    assert_eq!(parts[3].len(), 2);
}

#[test]
fn a_span_ends_with_its_scope() {
    let (tracer, spans) = test_tracer();
    {
        let mut span = tracer
            .span("test-operation")
            .with_kind(SpanKind::Internal)
            .with_attribute("key", "value")
            .start();
        span.add_event("something happened");
        span.set_status(SpanStatus::Ok);
    }
    tracer.flush();
    let exported = spans.lock().unwrap();
    assert_eq!(exported.len(), 1);
    assert_eq!(exported[0].name, "test-operation");
    assert!(exported[0].end_time.is_some());
}

#[test]
fn a_child_span_knows_its_parent() {
    let (tracer, spans) = test_tracer();
    let parent_span = tracer.span("parent").start();
    let parent_ctx = parent_span.context().clone();
    {
        let _child_span = tracer.span_with_parent("child", &parent_ctx).start();
    }
    drop(parent_span);
    tracer.flush();
    let exported = spans.lock().unwrap();
    assert_eq!(exported.len(), 2);
    let child = exported.iter().find(|s| s.name == "child").unwrap();
    let parent = exported.iter().find(|s| s.name == "parent").unwrap();
    assert_eq!(child.context.trace_id, parent.context.trace_id);
    assert_eq!(child.context.parent_span_id, Some(parent.context.span_id));
}

#[test]
fn ratios_of_0_and_1_are_never_and_always() {
    let ctx = TraceContext::new_root();
    let sampler = RatioSampler::new(0.0);
    for _ in 0..100 {
        assert!(!sampler.should_sample(&ctx, "test"));
    }
    let sampler = RatioSampler::new(1.0);
    for _ in 0..100 {
        assert!(sampler.should_sample(&ctx, "test"));
    }
}

#[test]
fn a_context_travels_in_headers() {
    let propagator = W3CTraceContextPropagator;
    let ctx = TraceContext::new_root();
    let mut headers = HashMap::new();
    propagator.inject(&ctx, &mut headers);
    assert!(headers.contains_key("traceparent"));
    let extracted = propagator.extract(&headers).unwrap();
    assert_eq!(extracted.trace_id, ctx.trace_id);
}

#[test]
fn events_are_exported_with_their_span() {
    let (tracer, spans) = test_tracer();
    {
        let mut span = tracer.span("with-events").start();
        span.add_event("event1");
        span.add_event_with_attrs("event2", {
            let mut attrs = HashMap::new();
            attrs.insert(
                "key".to_string(),
                AttributeValue::String("value".to_string()),
            );
            attrs
        });
    }
    tracer.flush();
    let exported = spans.lock().unwrap();
    assert_eq!(exported[0].events.len(), 2);
    assert_eq!(exported[0].events[0].name, "event1");
    assert_eq!(exported[0].events[1].name, "event2");
}

#[test]
fn baggage_is_set_read_and_removed() {
    let mut baggage = Baggage::new();
    baggage.set("user_id", "12345");
    baggage.set("tenant", "acme");
    assert_eq!(baggage.get("user_id"), Some("12345"));
    assert_eq!(baggage.get("tenant"), Some("acme"));
    assert_eq!(baggage.get("nonexistent"), None);
    baggage.remove("user_id");
    assert_eq!(baggage.get("user_id"), None);
}
