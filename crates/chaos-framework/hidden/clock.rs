use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::{Notes, add, check, check_notes, id, ms, since_start, taken};
use crate::ClockSimulator;

#[tokio::test(start_paused = true)]
async fn time_flows_at_its_scale() {
    let (same, fast) = (ClockSimulator::new(1.0), ClockSimulator::new(3.0));
    let at_first = since_start(&same).await;
    tokio::time::advance(ms(10_000)).await;
    let later = (since_start(&same).await, since_start(&fast).await);
    check(
        at_first == 0,
        "now() of a new clock, past START",
        &at_first,
        "every clock starts at START",
    );
    let right = later.0 == 10_000 && later.1.abs_diff(30_000) <= 1;
    check(
        right,
        "ms after 10 s of tokio's time at scales 1 and 3",
        &later,
        "it is 10,000 and 30,000",
    );
}

#[tokio::test(start_paused = true)]
async fn a_scale_that_is_not_positive_stands_still() {
    for scale in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let clock = ClockSimulator::new(scale);
        tokio::time::advance(ms(5_000)).await;
        let flowed = since_start(&clock).await;
        clock.advance(ms(70)).await;
        let moved = since_start(&clock).await;
        let rule = "it does not flow, and moves by advance alone";
        check(
            (flowed, moved) == (0, 70),
            &format!("scale {scale}: 5 s pass, advance(70 ms)"),
            &(flowed, moved),
            rule,
        );
    }
}

#[tokio::test(start_paused = true)]
async fn sleep_lasts_so_much_simulated_time() {
    let clock = ClockSimulator::new(4.0);
    let start = Instant::now();
    clock.sleep(ms(8_000)).await;
    let took = start.elapsed();
    let passed = since_start(&clock).await;
    let right = took >= ms(2_000) && took <= ms(2_003) && passed >= 8_000;
    check(
        right,
        "sleep(8 s) at scale 4: tokio's time, simulated ms",
        &(took, passed),
        "it takes 2 s of tokio's time",
    );
}

/// Sleeps, notes the time, sleeps again, notes the time.
fn sleeper(clock: &Arc<ClockSimulator>, notes: &Notes, name: &'static str, times: [u64; 2]) {
    let (clock, notes) = (Arc::clone(clock), Arc::clone(notes));
    tokio::spawn(async move {
        for time in times {
            clock.sleep(ms(time)).await;
            add(&notes, format!("{} ms: {name}", since_start(&clock).await));
        }
    });
}

#[tokio::test]
async fn advance_stops_at_every_deadline() {
    let (clock, notes) = (Arc::new(ClockSimulator::new(0.0)), Notes::default());
    sleeper(&clock, &notes, "slow", [300, 300]);
    sleeper(&clock, &notes, "quick", [100, 150]);
    tokio::task::yield_now().await;
    clock.advance(ms(500)).await;
    let want = ["100 ms: quick", "250 ms: quick", "300 ms: slow"];
    let rule = "advance goes from deadline to deadline, those that are set on the way too, and each \
                sleeper finds the time that it slept until";
    check_notes(
        "advance(500 ms) over sleepers of 300 + 300 ms and 100 + 150 ms",
        &taken(&notes),
        &want,
        rule,
    );
    let now = since_start(&clock).await;
    check(
        now == 500,
        "now() after it, in ms",
        &now,
        "it has moved by exactly 500 ms",
    );
}

#[tokio::test(start_paused = true)]
async fn a_frozen_clock_waits_to_be_moved() {
    let (clock, notes) = (Arc::new(ClockSimulator::new(1.0)), Notes::default());
    sleeper(&clock, &notes, "sleeper", [100, 100]);
    tokio::time::sleep(ms(50)).await;
    clock.freeze();
    let frozen = since_start(&clock).await;
    tokio::time::sleep(ms(5_000)).await;
    let later = since_start(&clock).await;
    let early = taken(&notes);
    clock.advance(ms(100)).await;
    let right = frozen == later && early.is_empty() && taken(&notes).len() == 1;
    let came = (frozen, later, early, taken(&notes));
    let rule = "no time passes from freeze() on, for sleepers neither, until it is advanced";
    check(
        right,
        "ms at freeze() and 5 s later, what a sleeper noted, and after advance(100 ms)",
        &came,
        rule,
    );
}

#[tokio::test]
async fn a_skew_is_of_one_node() {
    let clock = ClockSimulator::new(0.0);
    clock.set_clock_skew(&id("fast"), 5_000).await;
    clock.set_clock_skew(&id("slow"), 1).await;
    clock.set_clock_skew(&id("slow"), -5_000).await;
    clock.set_clock_skew(&id("lost"), i64::MIN).await;
    let now = clock.now().await;
    let fast = clock.now_for_node(&id("fast")).await;
    let slow = clock.now_for_node(&id("slow")).await;
    let right = fast == now + ms(5_000) && slow == now - ms(5_000);
    check(
        right,
        "now, now of +5 s, now of -5 s",
        &(now, fast, slow),
        "they differ by exactly the skew that was set last",
    );
    let other = clock.now_for_node(&id("other")).await;
    check(
        other == now,
        "now, now of a node without skew",
        &(now, other),
        "they are the same",
    );
    let lost = clock.now_for_node(&id("lost")).await;
    check(
        lost == Duration::ZERO,
        "now with a skew of i64::MIN",
        &lost,
        "no clock goes below zero",
    );
}
