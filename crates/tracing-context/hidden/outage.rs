//! A backend that is down: nothing is lost in silence, and memory stays bounded.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::{Calls, Store, check, end_all, gated, numbers, others_get_their_turn, tracer};

fn down() -> Arc<Store> {
    let store = Arc::new(Store::default());
    store.down.store(true, Ordering::SeqCst);
    store
}

#[test]
fn a_failed_batch_is_kept_and_goes_first() {
    let store = down();
    let tracer = tracer(store.clone());
    end_all(&tracer, 0..3);
    tracer.flush();
    check(
        "what is exported while the backend is down",
        store.names().len(),
        0,
        "it takes nothing",
    );
    end_all(&tracer, 3..5);
    tracer.flush();
    store.down.store(false, Ordering::SeqCst);
    tracer.flush();
    check(
        "what is exported when it is up",
        store.order(),
        numbers(0..5),
        "what failed is exported at the next flush, in order",
    );
    tracer.flush();
    check(
        "the number of exported spans",
        store.names().len(),
        5,
        "each is exported once",
    );
    check("dropped()", tracer.dropped(), 0, "nothing was lost");
}

#[test]
fn a_failed_flush_goes_on_where_it_stopped() {
    let store = down();
    let tracer = tracer(store.clone()).with_batching(4, 100);
    end_all(&tracer, 0..11);
    tracer.flush();
    store.down.store(false, Ordering::SeqCst);
    tracer.flush();
    check(
        "what is exported",
        store.order(),
        numbers(0..11),
        "all that failed and all behind it, in order",
    );
    let fits = store.sizes().iter().all(|&size| size <= 4);
    check(
        &format!("{:?} are all at most 4", store.sizes()),
        fits,
        true,
        "what is tried again is cut into batches, too",
    );
}

#[test]
fn a_failed_batch_is_not_tried_again_and_again() {
    let (exporter, calls) = Calls::of_a_backend_that_is_down();
    let tracer = tracer(exporter.clone()).with_batching(2, 10);
    end_all(&tracer, 0..4);
    calls.recv().expect("a full batch is exported by itself");
    // Nothing more happens. Whoever tries again by itself has the time for it.
    others_get_their_turn(8);
    let more = calls.try_iter().count();
    exporter.store.down.store(false, Ordering::SeqCst);
    check(
        &format!(
            "{} calls of the exporter since 4 spans ended are at most 4",
            more + 1
        ),
        more < 4,
        true,
        "without a flush and without a further end a failed batch is not tried again",
    );
    tracer.flush();
    check(
        "what is exported when it is up",
        exporter.store.order(),
        numbers(0..4),
        "a flush is a reason to try again",
    );
}

#[test]
fn the_buffer_is_bounded_and_keeps_the_oldest() {
    let store = down();
    let tracer = tracer(store.clone()).with_batching(4, 8);
    end_all(&tracer, 0..100);
    tracer.flush();
    check(
        "dropped()",
        tracer.dropped(),
        92,
        "8 spans are held, and what ends beyond is dropped and counted",
    );
    store.down.store(false, Ordering::SeqCst);
    tracer.flush();
    check(
        "what is exported",
        store.order(),
        numbers(0..8),
        "when the buffer is full, the new spans are dropped",
    );
    end_all(&tracer, 100..102);
    tracer.flush();
    check(
        "the number of exported spans",
        store.names().len(),
        10,
        "there is room again",
    );
    check("dropped()", tracer.dropped(), 92, "no more than before");
}

#[test]
fn the_default_buffer_holds_2048_spans() {
    let store = down();
    let tracer = tracer(store.clone());
    end_all(&tracer, 0..2050);
    check("dropped()", tracer.dropped(), 2, "2048 spans are held");
    store.down.store(false, Ordering::SeqCst);
    tracer.flush();
    check(
        "the number of exported spans",
        store.names().len(),
        2048,
        "2048 spans are held",
    );
}

#[test]
fn spans_on_their_way_count_as_held() {
    let (tracer, _, keeper) = gated(Some((4, 8)));
    end_all(&tracer, 0..4);
    check(
        "the first batch",
        keeper.next(),
        numbers(0..4),
        "it is full",
    );
    end_all(&tracer, 4..10);
    check(
        "dropped()",
        tracer.dropped(),
        2,
        "4 with the exporter, which may fail, and 4 that wait are 8",
    );
    keeper.let_go(2);
    tracer.flush();
    check(
        "the second batch",
        keeper.next(),
        numbers(4..8),
        "these had room",
    );
    keeper.let_go(1);
}

#[test]
fn a_shutdown_without_backend_says_what_it_loses() {
    let store = down();
    let tracer = tracer(store.clone());
    end_all(&tracer, 0..7);
    let error = tracer.shutdown().map_err(|error| error.to_string());
    check(
        "shutdown()",
        error,
        Err("Export failed: the backend is down".to_string()),
        "it returns what the exporter said",
    );
    check(
        "dropped()",
        tracer.dropped(),
        7,
        "what could not be exported is dropped, and counted",
    );
    check(
        "the exporter's shutdowns",
        store.shutdowns.load(Ordering::SeqCst),
        1,
        "it is shut down all the same",
    );
    store.down.store(false, Ordering::SeqCst);
    tracer.flush();
    check(
        "the number of exported spans",
        store.names().len(),
        0,
        "the exporter is not used after its shutdown",
    );
    check(
        "shutdown() again is Ok",
        tracer.shutdown().is_ok(),
        true,
        "a second one does nothing",
    );
}
