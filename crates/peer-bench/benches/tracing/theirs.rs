//! `opentelemetry` and `opentelemetry_sdk` at work.

use std::collections::HashMap;
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use opentelemetry::propagation::{Extractor, Injector, TextMapPropagator};
use opentelemetry::trace::{
    Span, SpanContext, SpanId, TraceContextExt, TraceFlags, TraceId, TraceState, Tracer,
    TracerProvider,
};
use opentelemetry::{Context, KeyValue};
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::{Sampler, SdkTracer, SdkTracerProvider, SpanData, SpanExporter};

use crate::{BATCH, BATCHES, Contestant, HEADERS, OTHERS, PARENT, STATE, each};

#[derive(Default)]
struct Map(HashMap<String, String>);

impl Extractor for Map {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }
}

impl Injector for Map {
    fn set(&mut self, key: &str, value: String) {
        self.0.insert(key.to_string(), value);
    }
}

fn request(with_state: bool) -> Map {
    let mut map = Map::default();
    for (name, value) in OTHERS {
        map.set(name, value.to_string());
    }
    map.set("traceparent", PARENT.to_string());
    if with_state {
        map.set("tracestate", STATE.to_string());
    }
    map
}

#[derive(Debug, Clone, Default)]
struct Counter(Arc<AtomicU64>);

impl SpanExporter for Counter {
    async fn export(&self, spans: Vec<SpanData>) -> OTelSdkResult {
        self.0
            .fetch_add(black_box(spans).len() as u64, Ordering::Relaxed);
        Ok(())
    }
}

pub struct Theirs {
    counter: Counter,
    on: SdkTracer,
    off: SdkTracer,
    batching: SdkTracer,
    /// They shut down when they are dropped.
    providers: [SdkTracerProvider; 3],
}

impl Theirs {
    pub fn new() -> Self {
        let counter = Counter::default();
        let on = SdkTracerProvider::builder()
            .with_sampler(Sampler::AlwaysOn)
            .with_simple_exporter(counter.clone())
            .build();
        let off = SdkTracerProvider::builder()
            .with_sampler(Sampler::AlwaysOff)
            .with_simple_exporter(counter.clone())
            .build();
        let batching = SdkTracerProvider::builder()
            .with_sampler(Sampler::AlwaysOn)
            .with_batch_exporter(counter.clone())
            .build();
        Self {
            counter,
            on: on.tracer("bench"),
            off: off.tracer("bench"),
            batching: batching.tracer("bench"),
            providers: [on, off, batching],
        }
    }

    fn exported(&self) -> u64 {
        self.counter.0.load(Ordering::Relaxed)
    }
}

impl Contestant for Theirs {
    fn extract(&self, with_state: bool) -> f64 {
        let (map, propagator) = (request(with_state), TraceContextPropagator::new());
        let empty = Context::new();
        each(HEADERS, || {
            for _ in 0..HEADERS {
                let context = propagator.extract_with_context(&empty, black_box(&map));
                let span = context.span();
                let span = span.span_context();
                assert_eq!(span.span_id(), SpanId::from(0x00f0_67aa_0ba9_02b7));
                assert_eq!(span.trace_state().get("rojo").is_some(), with_state);
            }
        })
    }

    fn inject(&self, with_state: bool) -> f64 {
        let state = if with_state { STATE } else { "" };
        let context = Context::new().with_remote_span_context(SpanContext::new(
            TraceId::from(0x4bf9_2f35_77b3_4da6_a3ce_929d_0e0e_4736),
            SpanId::from(0x00f0_67aa_0ba9_02b7),
            TraceFlags::SAMPLED,
            true,
            state.parse::<TraceState>().unwrap_or_default(),
        ));
        let (mut map, propagator) = (Map::default(), TraceContextPropagator::new());
        let took = each(HEADERS, || {
            for _ in 0..HEADERS {
                map.0.clear();
                propagator.inject_context(black_box(&context), &mut map);
            }
        });
        assert_eq!(map.get("traceparent"), Some(PARENT));
        assert_eq!(map.get("tracestate"), Some(state));
        took
    }

    fn span_in_all(&self, attributes: bool) -> f64 {
        let before = self.exported();
        let took = each(BATCH * BATCHES, || {
            for _ in 0..BATCH * BATCHES {
                let mut span = self.on.start("operation");
                if attributes {
                    span.set_attribute(KeyValue::new("http.method", "GET"));
                    span.set_attribute(KeyValue::new("http.status", 200));
                    span.set_attribute(KeyValue::new("cached", true));
                }
                drop(span);
            }
        });
        assert_eq!(self.exported() - before, u64::from(BATCH * BATCHES));
        took
    }

    fn span_to_the_caller(&self) -> f64 {
        let (before, mut took) = (self.exported(), 0.0);
        for _ in 0..BATCHES {
            took += each(BATCH * BATCHES, || {
                for _ in 0..BATCH {
                    drop(self.batching.start("operation"));
                }
            });
            self.providers[2]
                .force_flush()
                .expect("the exporter takes all");
        }
        assert_eq!(self.exported() - before, u64::from(BATCH * BATCHES));
        took
    }

    fn span_not_sampled(&self) -> f64 {
        let before = self.exported();
        let took = each(BATCH * BATCHES, || {
            for _ in 0..BATCH * BATCHES {
                drop(black_box(self.off.start("operation")));
            }
        });
        assert_eq!(self.exported(), before);
        took
    }
}
