//! Spans on their way.

use std::sync::{Arc, Mutex};

use crate::{
    AlwaysOffSampler, AlwaysOnSampler, ExportError, Span, SpanBuilder, SpanExporter, Tracer,
};

#[derive(Default)]
struct Store(Mutex<Vec<Span>>);

impl SpanExporter for Store {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError> {
        self.0.lock().unwrap().extend(spans);
        Ok(())
    }
}

#[test]
fn a_span_that_is_not_sampled_is_not_exported() {
    let store = Arc::new(Store::default());
    let tracer = Tracer::new("test", Arc::new(AlwaysOffSampler), store.clone());
    let span = tracer.span("off").start();
    assert!(!span.context().flags.is_sampled());
    drop(span);
    tracer.flush();
    assert_eq!(store.0.lock().unwrap().len(), 0);
}

#[test]
fn a_shutdown_exports_what_has_ended() {
    let store = Arc::new(Store::default());
    let tracer = Tracer::new("test", Arc::new(AlwaysOnSampler), store.clone());
    tracer.span("first").start().end();
    tracer.shutdown().expect("the store takes everything");
    assert_eq!(store.0.lock().unwrap().len(), 1);
}

#[test]
fn end_returns_what_was_recorded() {
    let mut span = SpanBuilder::new("GET /")
        .with_attribute("status", 404)
        .start();
    span.set_error("no such page");
    let span = span.end();
    assert_eq!(span.name, "GET /");
    assert!(span.attributes.contains_key("status"));
    assert!(span.end_time >= Some(span.start_time));
}
