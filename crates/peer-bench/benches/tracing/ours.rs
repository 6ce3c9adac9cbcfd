//! `tracing-context` at work.

use std::collections::HashMap;
use std::hint::black_box;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use tracing_context::{
    AlwaysOffSampler, AlwaysOnSampler, Carrier, ExportError, Propagator, Span, SpanExporter,
    TraceContext, Tracer, W3CTraceContextPropagator,
};

use crate::{BATCH, BATCHES, Contestant, HEADERS, OTHERS, PARENT, STATE, each};

#[derive(Default)]
struct Map(HashMap<String, String>);

impl Carrier for Map {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    fn set(&mut self, key: &str, value: String) {
        self.0.insert(key.to_string(), value);
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
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

#[derive(Default)]
struct Counter(AtomicU64);

impl SpanExporter for Counter {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError> {
        self.0
            .fetch_add(black_box(spans).len() as u64, Ordering::Relaxed);
        Ok(())
    }
}

/// Tells of every batch.
struct Teller(Mutex<Sender<usize>>);

impl SpanExporter for Teller {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError> {
        let count = black_box(spans).len();
        let told = self.0.lock().unwrap().send(count);
        told.map_err(|error| ExportError::Failed(error.to_string()))
    }
}

pub struct Ours {
    counter: Arc<Counter>,
    /// Flushed by hand.
    on: Tracer,
    off: Tracer,
    /// Exported by the tracer's thread.
    batching: Tracer,
    batches: Receiver<usize>,
}

impl Ours {
    pub fn new() -> Self {
        let counter = Arc::new(Counter::default());
        let (tell, batches) = channel();
        let teller = Arc::new(Teller(Mutex::new(tell)));
        let on = Tracer::new("bench", Arc::new(AlwaysOnSampler), counter.clone());
        let batch = BATCH as usize;
        Self {
            // The worker is not to take part: it would be time of another thread.
            on: on.with_batching(batch + 1, 4 * batch),
            off: Tracer::new("bench", Arc::new(AlwaysOffSampler), counter.clone()),
            batching: Tracer::new("bench", Arc::new(AlwaysOnSampler), teller),
            counter,
            batches,
        }
    }

    fn exported(&self) -> u64 {
        self.counter.0.load(Ordering::Relaxed)
    }
}

impl Contestant for Ours {
    fn extract(&self, with_state: bool) -> f64 {
        let map = request(with_state);
        each(HEADERS, || {
            for _ in 0..HEADERS {
                let context = W3CTraceContextPropagator.extract(black_box(&map));
                let context = context.expect("the header is valid");
                assert_eq!(context.span_id.0, 0x00f0_67aa_0ba9_02b7);
                assert_eq!(context.trace_state.is_empty(), !with_state);
            }
        })
    }

    fn inject(&self, with_state: bool) -> f64 {
        let mut context = TraceContext::from_traceparent(PARENT).expect("the header is valid");
        if with_state {
            context.trace_state = STATE.to_string();
        }
        let mut map = Map::default();
        let took = each(HEADERS, || {
            for _ in 0..HEADERS {
                map.0.clear();
                W3CTraceContextPropagator.inject(black_box(&context), &mut map);
            }
        });
        assert_eq!(map.get("traceparent"), Some(PARENT));
        assert_eq!(map.get("tracestate"), with_state.then_some(STATE));
        took
    }

    fn span_in_all(&self, attributes: bool) -> f64 {
        let before = self.exported();
        let took = each(BATCH * BATCHES, || {
            for _ in 0..BATCHES {
                for _ in 0..BATCH {
                    let mut span = self.on.span("operation").start();
                    if attributes {
                        span.set_attribute("http.method", "GET");
                        span.set_attribute("http.status", 200i64);
                        span.set_attribute("cached", true);
                    }
                    drop(span);
                }
                self.on.flush();
            }
        });
        assert_eq!(self.exported() - before, u64::from(BATCH * BATCHES));
        took
    }

    fn span_to_the_caller(&self) -> f64 {
        let mut took = 0.0;
        for _ in 0..BATCHES {
            took += each(BATCH * BATCHES, || {
                for _ in 0..BATCH {
                    drop(self.batching.span("operation").start());
                }
            });
            let count = self.batches.recv().expect("the exporter is there");
            assert_eq!(count, BATCH as usize);
        }
        assert_eq!(self.batching.dropped(), 0);
        took
    }

    fn span_not_sampled(&self) -> f64 {
        let before = self.exported();
        let took = each(BATCH * BATCHES, || {
            for _ in 0..BATCH * BATCHES {
                drop(black_box(self.off.span("operation").start()));
            }
        });
        assert_eq!(self.exported(), before);
        took
    }
}
