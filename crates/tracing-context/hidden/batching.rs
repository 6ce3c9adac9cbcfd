//! Batches: how large, when, and on whose time.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::{Calls, Store, check, end_all, gated, numbers, runs, tracer};

#[test]
fn a_full_batch_goes_out_by_itself() {
    let (tracer, _, keeper) = gated(None);
    keeper.let_go(2);
    end_all(&tracer, 0..512);
    check(
        "the first batch",
        keeper.next(),
        numbers(0..512),
        "512 spans that wait are exported without a flush, in order",
    );
    end_all(&tracer, 512..1024);
    check(
        "the second batch",
        keeper.next(),
        numbers(512..1024),
        "and so are the next 512",
    );
}

#[test]
fn a_batch_has_at_most_the_size_that_was_set() {
    let store = Arc::new(Store::default());
    let tracer = tracer(store.clone()).with_batching(4, 100);
    end_all(&tracer, 0..11);
    tracer.flush();
    check(
        "the sizes of the batches",
        store.sizes(),
        vec![4, 4, 3],
        "full batches, and what is left at the flush",
    );
    check(
        "what is exported",
        store.order(),
        numbers(0..11),
        "spans are exported in the order of their ends",
    );
}

#[test]
fn limits_of_nothing_are_taken_for_the_least_that_works() {
    let store = Arc::new(Store::default());
    let one = tracer(store.clone()).with_batching(0, 0);
    end_all(&one, 0..1);
    one.flush();
    check(
        "what is exported with limits 0 and 0",
        store.order(),
        numbers(0..1),
        "a batch has at least one span, and the buffer at least a batch",
    );
    let store = Arc::new(Store::default());
    let ten = tracer(store.clone()).with_batching(10, 3);
    end_all(&ten, 0..9);
    ten.flush();
    check(
        "what is exported with limits 10 and 3",
        store.order(),
        numbers(0..9),
        "the buffer has room for a batch",
    );
    check("dropped()", ten.dropped(), 0, "there was room");
}

#[test]
fn whoever_ends_a_span_does_not_wait_for_the_exporter() {
    let (tracer, called_by_test, keeper) = gated(Some((2, 100)));
    end_all(&tracer, 0..2);
    check(
        "the first batch",
        keeper.next(),
        numbers(0..2),
        "it is full",
    );
    // The exporter stands still. If this does, too, the test runs into its deadline.
    end_all(&tracer, 2..50);
    let inline = called_by_test.load(Ordering::SeqCst);
    check(
        "the thread that ends spans calls the exporter",
        inline,
        false,
        "a thread of the tracer's own does",
    );
    keeper.let_go(100);
    let mut rest = Vec::new();
    while rest.len() < 48 {
        rest.extend(keeper.batch());
    }
    check(
        "what was ended meanwhile",
        runs(&rest),
        numbers(2..50),
        "it waits its turn",
    );
}

#[test]
fn what_piled_up_behind_a_slow_export_goes_out_by_itself() {
    let (tracer, _, keeper) = gated(Some((4, 100)));
    end_all(&tracer, 0..4);
    check(
        "the first batch",
        keeper.next(),
        numbers(0..4),
        "it is full",
    );
    end_all(&tracer, 4..17); // three batches and one, while the exporter is busy
    keeper.let_go(4);
    for batch in 1..4 {
        let want = numbers(4 * batch..4 * batch + 4);
        check(
            &format!("batch {batch}"),
            keeper.next(),
            want,
            "as long as a full batch waits, it is exported",
        );
    }
    keeper.let_go(1);
}

#[test]
fn after_an_outage_full_batches_go_out_by_themselves_again() {
    let (exporter, calls) = Calls::of_a_backend_that_is_down();
    let tracer = tracer(exporter.clone()).with_batching(2, 10);
    end_all(&tracer, 0..2);
    calls.recv().expect("a full batch is exported by itself");
    exporter.store.down.store(false, Ordering::SeqCst);
    tracer.flush();
    check(
        "what is exported",
        exporter.store.order(),
        numbers(0..2),
        "the backend is up again",
    );
    calls.try_iter().for_each(drop);
    end_all(&tracer, 2..4);
    // If nobody calls it, the test runs into its deadline.
    calls.recv().expect("a full batch is exported by itself");
    tracer.flush();
    check(
        "what is exported",
        exporter.store.order(),
        numbers(0..4),
        "and the next full batch followed without a flush",
    );
}
