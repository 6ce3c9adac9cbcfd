//! Moves the time of a simulation: from one instant at which something is due to the next, and only
//! when nothing is left to do at this one.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

use crate::ClockSimulator;
use crate::activity::Activity;
use crate::clock::TURNS;

pub(crate) async fn drive<T>(
    activity: &Activity,
    clock: &ClockSimulator,
    work: impl Future<Output = T>,
) -> T {
    let mut work = pin!(work);
    loop {
        if let Some(output) = exhaust_instant(activity, clock, work.as_mut()).await {
            return output;
        }
        match clock.next_deadline() {
            Some(instant) => clock.move_to(instant),
            // Somebody waits for something that is not time.
            None => tokio::select! {
                biased;
                output = &mut work => return output,
                () = clock.sleeper_added.notified() => {}
            },
        }
    }
}

/// Lets everybody do what there is to do without that the time moves; the output of `work`, if it
/// has come to its end.
async fn exhaust_instant<T>(
    activity: &Activity,
    clock: &ClockSimulator,
    mut work: Pin<&mut impl Future<Output = T>>,
) -> Option<T> {
    let mut quiet = 0;
    while quiet < TURNS {
        if let Poll::Ready(output) = poll_fn(|cx| Poll::Ready(work.as_mut().poll(cx))).await {
            return Some(output);
        }
        if activity.is_busy() || clock.watch.is_due() {
            // It will wake us: it waits for a check on another thread, or gives turns itself.
            quiet = 0;
            next_wake().await;
        } else {
            // Who advances the clock moves it alone.
            quiet = if clock.watch.is_advancing() {
                0
            } else {
                quiet + 1
            };
            tokio::task::yield_now().await;
        }
    }
    None
}

/// Returns when the task is polled the next time.
async fn next_wake() {
    let mut waited = false;
    poll_fn(|_| {
        if std::mem::replace(&mut waited, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
}
