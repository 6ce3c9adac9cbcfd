//! Every sampled span that has ended is exported, and none twice.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::{Store, check, end_all, numbers, tracer};
use crate::{AlwaysOffSampler, ExportError, Span, SpanExporter, Tracer};

#[test]
fn a_flush_exports_all_that_has_ended() {
    let store = Arc::new(Store::default());
    let tracer = tracer(store.clone());
    let lasting = tracer.span("lasting").start();
    end_all(&tracer, 0..3);
    tracer.flush();
    check(
        "what is exported",
        store.order(),
        numbers(0..3),
        "what has ended, and only that",
    );
    end_all(&tracer, 3..1500);
    tracer.flush();
    check(
        "what is exported",
        store.order(),
        numbers(0..1500),
        "a flush leaves nothing behind, and repeats nothing",
    );
    drop(lasting);
    tracer.flush();
    check(
        "the number of exported spans",
        store.names().len(),
        1501,
        "it has ended now",
    );
    tracer.flush();
    check(
        "the number of exported spans",
        store.names().len(),
        1501,
        "nothing is left to be exported",
    );
}

#[test]
fn a_shutdown_exports_the_rest_and_then_shuts_the_exporter_down() {
    let store = Arc::new(Store::default());
    let tracer = tracer(store.clone());
    end_all(&tracer, 0..700);
    check(
        "shutdown() is Ok",
        tracer.shutdown().is_ok(),
        true,
        "the exporter took everything",
    );
    check(
        "what is exported",
        store.order(),
        numbers(0..700),
        "a shutdown loses nothing",
    );
    check(
        "the exporter's shutdowns",
        store.shutdowns.load(Ordering::SeqCst),
        1,
        "it is told that this was all",
    );
    check(
        "what it had taken by then",
        store.taken_at_shutdown.load(Ordering::SeqCst),
        700,
        "it is shut down after the last batch",
    );
    check(
        "shutdown() again is Ok",
        tracer.shutdown().is_ok(),
        true,
        "a second one does nothing",
    );
    drop(tracer);
    check(
        "the exporter's shutdowns",
        store.shutdowns.load(Ordering::SeqCst),
        1,
        "it is shut down once",
    );
    check(
        "the number of exported spans",
        store.names().len(),
        700,
        "none is exported twice",
    );
}

#[test]
fn a_dropped_tracer_has_exported_everything() {
    let store = Arc::new(Store::default());
    let tracer = tracer(store.clone());
    let lasting = tracer.span("lasting").start();
    end_all(&tracer, 0..700);
    drop(tracer);
    check(
        "what is exported",
        store.order(),
        numbers(0..700),
        "the drop of a tracer loses nothing",
    );
    check(
        "the exporter's shutdowns",
        store.shutdowns.load(Ordering::SeqCst),
        1,
        "the drop of a tracer is a shutdown",
    );
    drop(lasting);
    check(
        "the number of exported spans",
        store.names().len(),
        700,
        "a span that outlives its tracer is not exported",
    );
}

#[test]
fn what_ends_after_the_shutdown_is_counted() {
    let store = Arc::new(Store::default());
    let tracer = tracer(store.clone());
    let lasting = tracer.span("lasting").start();
    tracer.shutdown().expect("there is nothing to export");
    drop(lasting);
    end_all(&tracer, 0..2);
    tracer.flush();
    check(
        "the number of exported spans",
        store.names().len(),
        0,
        "the exporter is shut down",
    );
    check(
        "dropped()",
        tracer.dropped(),
        3,
        "spans that end after the shutdown are dropped, and counted",
    );
    let unseen = Tracer::new("test", Arc::new(AlwaysOffSampler), store);
    unseen.shutdown().expect("there is nothing to export");
    end_all(&unseen, 0..2);
    check(
        "dropped() of a tracer that samples nothing",
        unseen.dropped(),
        0,
        "only sampled spans are counted: the others would never have been exported",
    );
    let context = tracer.span("late").start().context().flags.is_sampled();
    check(
        "a late span is sampled",
        context,
        true,
        "contexts go on as before",
    );
}

/// Takes its time, and remembers how often it had each span.
#[derive(Default)]
struct Slow {
    store: Store,
    inside: AtomicUsize,
    crowded: AtomicUsize,
}

impl SpanExporter for Slow {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError> {
        if self.inside.fetch_add(1, Ordering::SeqCst) > 0 {
            self.crowded.fetch_add(1, Ordering::SeqCst);
        }
        // Time for others to come in as well, if they are let in.
        for _ in 0..4 {
            if self.inside.load(Ordering::SeqCst) > 1 {
                break;
            }
            thread::yield_now();
        }
        let outcome = self.store.export(spans);
        self.inside.fetch_sub(1, Ordering::SeqCst);
        outcome
    }
}

/// Many threads that end spans and flush; how many of their own spans were missing after a flush.
fn crowd(tracer: &Tracer, exporter: &Slow) -> usize {
    let missing = AtomicUsize::new(0);
    thread::scope(|scope| {
        for number in 0..8 {
            let missing = &missing;
            scope.spawn(move || {
                for round in 0..25 {
                    let name = format!("{number}-{round}");
                    drop(tracer.span(name.as_str()).start());
                    tracer.flush();
                    let out = exporter.store.names().contains(&name);
                    missing.fetch_add(usize::from(!out), Ordering::SeqCst);
                }
            });
        }
    });
    missing.into_inner()
}

#[test]
fn concurrent_flushes_export_everything_once() {
    let exporter = Arc::new(Slow::default());
    let tracer = tracer(exporter.clone()).with_batching(3, 1000);
    let missing = crowd(&tracer, &exporter);
    check(
        "spans that were missing after their thread's flush",
        missing,
        0,
        "a flush returns when all that had ended is exported, whoever exports it",
    );
    let names = exporter.store.names();
    let different: HashSet<&String> = names.iter().collect();
    check(
        "the number of different spans",
        different.len(),
        200,
        "none is lost",
    );
    check(
        "the number of exported spans",
        names.len(),
        200,
        "none is exported twice",
    );
    check(
        "calls of the exporter beside another one",
        exporter.crowded.load(Ordering::SeqCst),
        0,
        "one call at a time",
    );
    check("dropped()", tracer.dropped(), 0, "there was room");
}
