//! What a flush and a shutdown owe to spans that are on their way, or that end meanwhile.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Barrier, Mutex};
use std::thread::{self, Scope, ScopedJoinHandle, ThreadId};

use super::{Store, check, end_all, numbers, others_get_their_turn, tracer};
use crate::{ExportError, Span, SpanExporter, Tracer};

/// An exporter that stands still in its first call and in its shutdown until it is let go; unless
/// that is on the thread of the test, which could not let it go then.
struct Held {
    store: Store,
    test: ThreadId,
    began: Mutex<Sender<()>>,
    /// Whether it is well.
    leave: Mutex<Receiver<bool>>,
    calls: AtomicUsize,
}

/// It, what it says when it stands still, and what lets it go. Without the latter it does not stand
/// still any more.
fn held() -> (Arc<Held>, Receiver<()>, Sender<bool>) {
    let (began, told) = channel();
    let (leave, waits) = channel();
    let held = Held {
        store: Store::default(),
        test: thread::current().id(),
        began: Mutex::new(began),
        leave: Mutex::new(waits),
        calls: AtomicUsize::new(0),
    };
    (Arc::new(held), told, leave)
}

impl Held {
    fn stand_still(&self) -> bool {
        let _ = self.began.lock().unwrap().send(());
        thread::current().id() == self.test || self.leave.lock().unwrap().recv().unwrap_or(true)
    }
}

impl SpanExporter for Held {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError> {
        if self.calls.fetch_add(1, Ordering::SeqCst) == 0 && !self.stand_still() {
            return Err(ExportError::Failed("this once".to_string()));
        }
        self.store.export(spans)
    }

    fn shutdown(&self) {
        self.stand_still();
        self.store.shutdown();
    }
}

/// Has a thread of its own do this, and returns when it is about to, and has most probably begun.
fn start<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    turns: usize,
    work: impl FnOnce() -> T + Send + 'scope,
) -> ScopedJoinHandle<'scope, T> {
    let about = Arc::new(AtomicBool::new(false));
    let told = about.clone();
    let thread = scope.spawn(move || {
        // Whoever has just yielded is not interrupted at once; nor does a flag wake anybody up, who
        // would take the processor.
        thread::yield_now();
        about.store(true, Ordering::SeqCst);
        work()
    });
    await_flag(|| told.load(Ordering::SeqCst));
    others_get_their_turn(turns);
    thread
}

/// Watches closely, and lets others run now and then, on whom it may depend.
fn await_flag(is_set: impl Fn() -> bool) {
    for look in 1.. {
        if is_set() {
            return;
        }
        match look % 10_000 {
            0 => thread::yield_now(),
            _ => std::hint::spin_loop(),
        }
    }
}

/// What comes of it if the first batch, 0 and 1, is on its way by itself, 2 has ended, this is called
/// by another thread, and then the batch fails.
fn while_a_batch_fails<T: Send>(turns: usize, call: fn(&Tracer) -> T) -> (T, Tracer, Arc<Held>) {
    let (exporter, began, leave) = held();
    let tracer = tracer(exporter.clone()).with_batching(2, 10);
    end_all(&tracer, 0..2);
    began.recv().expect("the exporter is there");
    end_all(&tracer, 2..3);
    let outcome = thread::scope(|scope| {
        let call = start(scope, turns, || call(&tracer));
        let _ = leave.send(false);
        drop(leave);
        call.join().expect("the call returns")
    });
    (outcome, tracer, exporter)
}

/// How many turns others get in each round of these: nobody can make a thread wait at the one place
/// where a mistake would show, only give it many chances, and longer ones where the machine is busy.
const TURNS: [usize; 6] = [8, 16, 32, 64, 128, 256];

#[test]
fn a_flush_tries_again_what_failed_meanwhile() {
    for turns in TURNS {
        let ((), _tracer, exporter) = while_a_batch_fails(turns, Tracer::flush);
        check(
            "what is exported after a flush, during which a batch of the tracer's thread failed",
            exporter.store.order(),
            numbers(0..3),
            "a flush exports all that ended before it, also what was on its way and failed then",
        );
    }
}

#[test]
fn a_shutdown_waits_for_the_batch_that_is_on_its_way() {
    for turns in TURNS {
        let (well, tracer, exporter) =
            while_a_batch_fails(turns, |tracer| tracer.shutdown().is_ok());
        check(
            "what is exported after a shutdown, during which a batch of the tracer's thread failed",
            exporter.store.order(),
            numbers(0..3),
            "a shutdown exports all that ended before it, also what was on its way and failed then",
        );
        check("dropped()", tracer.dropped(), 0, "all is exported");
        check(
            "what the exporter had taken when it was shut down",
            exporter.store.taken_at_shutdown.load(Ordering::SeqCst),
            3,
            "it is shut down after the last batch",
        );
        check(
            "shutdown() is Ok",
            well,
            true,
            "no batch that it exported itself failed",
        );
    }
}

#[test]
fn a_flush_waits_for_a_shutdown_that_exports() {
    for turns in TURNS {
        let (exporter, began, leave) = held();
        let tracer = tracer(exporter.clone());
        end_all(&tracer, 0..3);
        let exported = thread::scope(|scope| {
            scope.spawn(|| tracer.shutdown());
            began.recv().expect("the exporter is there");
            let flush = start(scope, turns, || {
                tracer.flush();
                exporter.store.order()
            });
            let _ = leave.send(true);
            drop(leave);
            flush.join().expect("a flush returns")
        });
        check(
            "what is exported after a flush, called while a shutdown exported it",
            exported,
            numbers(0..3),
            "a flush returns when all that had ended is exported, whoever exports it",
        );
    }
}

#[test]
fn a_span_that_ends_during_a_shutdown_is_exported_or_counted() {
    for turns in TURNS {
        let (exporter, began, leave) = held();
        let tracer = tracer(exporter.clone());
        end_all(&tracer, 0..3);
        thread::scope(|scope| {
            scope.spawn(|| tracer.shutdown());
            began.recv().expect("the exporter is there");
            start(scope, turns, || end_all(&tracer, 3..4)); // the last batch is on its way
            let _ = leave.send(true);
            began.recv().expect("the exporter is shut down");
            start(scope, turns, || end_all(&tracer, 4..5)); // the exporter takes its leave
            drop(leave);
        });
        check(
            "the number of spans that are exported, and dropped()",
            exporter.store.names().len() as u64 + tracer.dropped(),
            5,
            "a sampled span that has ended is exported or counted, whenever it ends",
        );
    }
}

#[test]
fn whatever_ends_around_a_shutdown_is_exported_or_counted() {
    // Spans that take a while to copy or to look over, for whoever does that.
    let much = vec!["x".to_string(); 4000];
    for round in 0..40 {
        let store = Arc::new(Store::default());
        let tracer = tracer(store.clone());
        let spans = [0; 4].map(|_| tracer.span("x").with_attribute("a", much.clone()).start());
        let (together, about_to_end) = (Barrier::new(5), AtomicUsize::new(0));
        thread::scope(|scope| {
            for span in spans {
                let (together, about_to_end) = (&together, &about_to_end);
                scope.spawn(move || {
                    together.wait();
                    about_to_end.fetch_add(1, Ordering::SeqCst);
                    drop(span);
                });
            }
            together.wait();
            await_flag(|| about_to_end.load(Ordering::SeqCst) > round % 2);
            // A little later every time: nobody knows how far it is to the door.
            (0..40 * round).for_each(|_| std::hint::spin_loop());
            let _ = tracer.shutdown();
        });
        check(
            "the number of spans that are exported, and dropped()",
            store.names().len() as u64 + tracer.dropped(),
            4,
            "a sampled span that has ended is exported or counted, whenever it ends",
        );
    }
}
