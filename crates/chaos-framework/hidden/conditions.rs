use tokio::time::Instant;

use super::hits::{failing, hits, hits_of, ones, point};
use super::{check, ms};
use crate::{Failpoint, FailpointAction, FailpointCondition, FailpointRegistry};

#[tokio::test]
async fn a_limit_counts_the_hits_that_acted() {
    let chance = FailpointAction::Probability {
        percent: 20,
        action: Box::new(failing()),
    };
    let limited = Failpoint {
        count: Some(3),
        ..point(chance, None)
    };
    let came = ones(&hits_of(limited, 200).await);
    check(
        came == 3,
        "200 hits at 20 % with count 3",
        &came,
        "count limits how often it acts, not how often it is hit",
    );
    let late = Failpoint {
        count: Some(2),
        ..point(failing(), Some(FailpointCondition::AfterCount(2)))
    };
    let came = hits_of(late, 6).await;
    check(
        came == "..xx..",
        "six hits AfterCount(2) with count 2",
        &came,
        "it acts at the third and fourth",
    );
}

#[tokio::test]
async fn conditions_by_count_and_thread() {
    let after = hits_of(point(failing(), Some(FailpointCondition::AfterCount(2))), 5).await;
    let before = hits_of(
        point(failing(), Some(FailpointCondition::BeforeCount(2))),
        5,
    )
    .await;
    let always = hits_of(point(failing(), Some(FailpointCondition::Always)), 2).await;
    let right = after == "..xxx" && before == "xx..." && always == "xx";
    check(
        right,
        "hits AfterCount(2), BeforeCount(2), Always",
        &(after, before, always),
        "they are ..xxx, xx... and xx",
    );
    let elsewhere = FailpointCondition::OnThread("nobody's thread".to_string());
    let came = hits_of(point(failing(), Some(elsewhere)), 2).await;
    check(
        came == "..",
        "two hits OnThread(another thread)",
        &came,
        "it acts on the thread of that name only",
    );
    let named = std::thread::Builder::new().spawn(|| {
        FailpointRegistry::name_thread("worker");
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let here = FailpointCondition::OnThread("worker".to_string());
        runtime.map(|runtime| runtime.block_on(hits_of(point(failing(), Some(here)), 2)))
    });
    let came = named.map(|thread| thread.join().map(|letters| letters.unwrap_or_default()));
    let right = matches!(&came, Ok(Ok(letters)) if letters == "xx");
    check(
        right,
        "two hits OnThread(\"worker\") on that thread",
        &came.is_ok(),
        "both act",
    );
}

#[tokio::test(start_paused = true)]
async fn a_time_window_is_half_open() {
    let start = (Instant::now() + ms(100)).into_std();
    let window = FailpointCondition::TimeWindow {
        start,
        end: start + ms(100),
    };
    let registry = FailpointRegistry::new();
    registry.register(point(failing(), Some(window))).await;
    let mut came = hits(&registry, "p", 1).await;
    for _ in 0..2 {
        tokio::time::advance(ms(100)).await;
        came += &hits(&registry, "p", 1).await;
    }
    check(
        came == ".x.",
        "hits 100 ms before a window, at its start, at its end",
        &came,
        "it acts from start on and before end, by tokio's clock",
    );
}

#[tokio::test]
async fn counters_are_of_all_hits_and_can_be_put_back() {
    let chance = FailpointAction::Probability {
        percent: 50,
        action: Box::new(failing()),
    };
    let registry = FailpointRegistry::with_seed(3);
    registry
        .register(Failpoint {
            count: Some(5),
            ..point(chance, None)
        })
        .await;
    let first = hits(&registry, "p", 40).await;
    let count = registry.hit_count("p").await;
    check(
        count == 40,
        "hit_count after 40 hits, 5 of which acted",
        &count,
        "every hit of a registered failpoint counts",
    );
    registry.reset_counts().await;
    let zero = registry.hit_count("p").await;
    let again = hits(&registry, "p", 40).await;
    let rule = "reset_counts puts hits, limits and choices back to the beginning";
    check(
        zero == 0 && again == first,
        "the same 40 hits after reset_counts",
        &(zero, again, first),
        rule,
    );
}

#[tokio::test]
async fn set_keeps_the_rest_and_register_replaces_it() {
    let registry = FailpointRegistry::new();
    registry
        .register(point(failing(), Some(FailpointCondition::AfterCount(5))))
        .await;
    let mut came = hits(&registry, "p", 2).await;
    registry.disable("p").await;
    came += &hits(&registry, "p", 2).await;
    registry.set("p", failing()).await;
    came += &hits(&registry, "p", 2).await;
    let count = registry.hit_count("p").await;
    let rule = "set and disable keep the condition and the hits, also while it is off";
    check(
        came == ".....x" && count == 6,
        "two hits AfterCount(5), two while disabled, two after set",
        &(came, count),
        rule,
    );
    registry
        .register(point(failing(), Some(FailpointCondition::AfterCount(1))))
        .await;
    let came = (registry.hit_count("p").await, hits(&registry, "p", 2).await);
    check(
        came == (0, ".x".to_string()),
        "hit_count and two hits after register(AfterCount(1))",
        &came,
        "register starts from nothing",
    );
    registry.set("other", failing()).await;
    let mut came = hits(&registry, "other", 1).await;
    registry.disable("other").await;
    came += &hits(&registry, "other", 2).await;
    check(
        came == "x..",
        "a hit, and two after disable",
        &came,
        "what is disabled does nothing",
    );
    let once = Failpoint {
        count: Some(1),
        ..point(failing(), None)
    };
    registry.register(once).await;
    let mut came = hits(&registry, "p", 2).await;
    registry.set("p", failing()).await;
    came += &hits(&registry, "p", 2).await;
    check(
        came == "x.x.",
        "two hits with count 1, and two after set",
        &came,
        "set keeps the limit, and its count starts afresh",
    );
}
