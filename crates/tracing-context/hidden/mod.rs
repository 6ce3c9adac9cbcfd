//! The hidden tests, one file a criterion, and what they share.

mod answers;
mod baggage;
mod batching;
mod delivery;
mod hostile;
mod ids;
mod jaeger;
mod meanwhile;
mod outage;
mod propagation;
mod receiver;
mod sampling;
mod spans;
mod trace_state;
mod traceparent;

use std::fmt::Debug;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};
use std::time::{Duration, SystemTime};

use crate::{
    AlwaysOnSampler, Carrier, Clock, ExportError, Span, SpanExporter, TraceContext, Tracer,
};

/// The one assertion of the suite: what was looked at, what came out, and what the rule asks for.
#[track_caller]
fn check<T: PartialEq + Debug>(what: &str, got: T, want: T, rule: &str) {
    if got != want {
        panic!("{what} is {got:?}, but must be {want:?}: {rule}");
    }
}

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN: &str = "00f067aa0ba902b7";

/// The example of the specification with these flags.
fn parent_header(flags: &str) -> String {
    format!("00-{TRACE}-{SPAN}-{flags}")
}

/// The context that a header stands for.
#[track_caller]
fn context(header: &str) -> TraceContext {
    match TraceContext::from_traceparent(header) {
        Some(context) => context,
        None => panic!("from_traceparent({header:?}) is None, but the header is valid"),
    }
}

/// A carrier that is exact about spelling, keeps the order, and may hold a name twice.
struct Headers(Vec<(String, String)>);

impl Headers {
    fn of(fields: &[(&str, &str)]) -> Self {
        let owned = |&(name, value): &(&str, &str)| (name.to_string(), value.to_string());
        Self(fields.iter().map(owned).collect())
    }
}

impl Carrier for Headers {
    fn get(&self, key: &str) -> Option<&str> {
        let field = self.0.iter().find(|(name, _)| name == key);
        field.map(|(_, value)| value.as_str())
    }

    fn set(&mut self, key: &str, value: String) {
        match self.0.iter_mut().find(|(name, _)| name == key) {
            Some(field) => field.1 = value,
            None => self.0.push((key.to_string(), value)),
        }
    }

    fn keys(&self) -> Vec<&str> {
        self.0.iter().map(|(name, _)| name.as_str()).collect()
    }
}

/// A clock that goes where the test puts it.
struct Wall(Mutex<SystemTime>);

impl Wall {
    fn at(seconds: u64) -> Arc<Self> {
        Arc::new(Self(Mutex::new(instant(seconds))))
    }

    fn set(&self, seconds: u64) {
        *self.0.lock().unwrap() = instant(seconds);
    }
}

impl Clock for Wall {
    fn now(&self) -> SystemTime {
        *self.0.lock().unwrap()
    }
}

fn instant(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

/// An exporter that remembers what it took, and in which batches.
#[derive(Default)]
struct Store {
    batches: Mutex<Vec<Vec<Span>>>,
    /// Whether it refuses everything.
    down: AtomicBool,
    shutdowns: AtomicUsize,
    /// How much it had taken when it was shut down.
    taken_at_shutdown: AtomicUsize,
}

impl Store {
    fn names(&self) -> Vec<String> {
        let batches = self.batches.lock().unwrap();
        batches
            .iter()
            .flatten()
            .map(|span| span.name.clone())
            .collect()
    }

    /// The same, as `runs` tells them.
    fn order(&self) -> String {
        runs(&self.names())
    }

    fn sizes(&self) -> Vec<usize> {
        self.batches.lock().unwrap().iter().map(Vec::len).collect()
    }

    fn spans(&self) -> Vec<Span> {
        self.batches
            .lock()
            .unwrap()
            .iter()
            .flatten()
            .cloned()
            .collect()
    }

    /// The one span that was exported.
    #[track_caller]
    fn only(&self) -> Span {
        let spans = self.spans();
        check(
            "the number of exported spans",
            spans.len(),
            1,
            "one span ended, one is exported",
        );
        spans[0].clone()
    }
}

impl SpanExporter for Store {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError> {
        if self.down.load(Ordering::SeqCst) {
            return Err(ExportError::Failed("the backend is down".to_string()));
        }
        self.batches.lock().unwrap().push(spans);
        Ok(())
    }

    fn shutdown(&self) {
        self.shutdowns.fetch_add(1, Ordering::SeqCst);
        self.taken_at_shutdown
            .store(self.names().len(), Ordering::SeqCst);
    }
}

/// An exporter that tells of every call, also of those that it refuses.
struct Calls {
    store: Store,
    told: Mutex<Sender<()>>,
}

impl Calls {
    fn of_a_backend_that_is_down() -> (Arc<Self>, Receiver<()>) {
        let (told, calls) = channel();
        let (store, told) = (Store::default(), Mutex::new(told));
        store.down.store(true, Ordering::SeqCst);
        (Arc::new(Self { store, told }), calls)
    }
}

impl SpanExporter for Calls {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError> {
        let outcome = self.store.export(spans);
        let _ = self.told.lock().unwrap().send(());
        outcome
    }
}

/// An exporter that tells of every batch, and waits for leave to finish it; unless it is called on
/// the thread of the test, which could give no leave then.
struct Gate {
    test: ThreadId,
    called_by_test: Arc<AtomicBool>,
    began: Mutex<Sender<Vec<Span>>>,
    leave: Mutex<Receiver<()>>,
}

/// The test's side of it.
struct Keeper {
    began: Receiver<Vec<Span>>,
    leave: Sender<()>,
}

/// A tracer with such an exporter, with batches and a buffer of these sizes if any are given; and
/// whether the exporter was called on the test's thread. The keeper is dropped first: then the gate
/// stands open, and a test that fails does not wait for it.
fn gated(sizes: Option<(usize, usize)>) -> (Tracer, Arc<AtomicBool>, Keeper) {
    let (began, told) = channel();
    let (leave, waits) = channel();
    let called_by_test = Arc::new(AtomicBool::new(false));
    let gate = Arc::new(Gate {
        test: thread::current().id(),
        called_by_test: called_by_test.clone(),
        began: Mutex::new(began),
        leave: Mutex::new(waits),
    });
    let mut tracer = tracer(gate);
    if let Some((max_batch, max_buffer)) = sizes {
        tracer = tracer.with_batching(max_batch, max_buffer);
    }
    (tracer, called_by_test, Keeper { began: told, leave })
}

impl Keeper {
    /// The batch that the exporter is given next.
    fn batch(&self) -> Vec<String> {
        let batch = self.began.recv().expect("the exporter is there");
        batch.iter().map(|span| span.name.clone()).collect()
    }

    /// The same, as `runs` tells it.
    fn next(&self) -> String {
        runs(&self.batch())
    }

    fn let_go(&self, batches: usize) {
        for _ in 0..batches {
            // Nobody may be waiting any more; that is for the test to judge.
            let _ = self.leave.send(());
        }
    }
}

impl SpanExporter for Gate {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError> {
        let _ = self.began.lock().unwrap().send(spans);
        if thread::current().id() == self.test {
            self.called_by_test.store(true, Ordering::SeqCst);
            return Ok(());
        }
        // The test may be over; then nobody cares.
        let _ = self.leave.lock().unwrap().recv();
        Ok(())
    }
}

/// A tracer that samples everything.
fn tracer(exporter: Arc<dyn SpanExporter>) -> Tracer {
    Tracer::new("test", Arc::new(AlwaysOnSampler), exporter)
}

/// Waits so many times, so that a thread that can run has run, and has not only been started.
fn others_get_their_turn(times: usize) {
    for _ in 0..times {
        // Whether it ran well does not matter, and it does nothing.
        let _ = thread::spawn(|| {}).join();
    }
}

/// Ends spans of these names, one after the other.
fn end_all(tracer: &Tracer, names: std::ops::Range<usize>) {
    for name in names {
        drop(tracer.span(name.to_string()).start());
    }
}

/// The names of these spans, as `runs` tells them.
fn numbers(range: std::ops::Range<usize>) -> String {
    runs(&range.map(|number| number.to_string()).collect::<Vec<_>>())
}

/// Names that are numbers, with those that follow one another drawn together: "0 to 511, 7".
fn runs(names: &[String]) -> String {
    if names.is_empty() {
        return "nothing".to_string();
    }
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for name in names {
        let number = name.parse().unwrap_or(u64::MAX);
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(number) => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let shown = runs.iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first} to {last}"),
    });
    shown.collect::<Vec<_>>().join(", ")
}
