use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll, Waker};

use tokio::time::Instant;

use super::hits::{failing, hits, hits_of, ones, point};
use super::{Lab, Notes, add, check, check_notes, ms, said, scenario, taken};
use crate::{FailpointAction, FailpointCondition, FailpointError, FailpointRegistry};

#[tokio::test]
async fn what_is_not_registered_passes_and_is_not_counted() {
    let registry = FailpointRegistry::new();
    registry.disable("unknown").await;
    registry.set("known", failing()).await;
    let passed = hits(&registry, "unknown", 3).await;
    let counts = (
        registry.hit_count("unknown").await,
        hits(&registry, "known", 1).await,
    );
    let right = passed == "..." && counts == (0, "x".to_string());
    let rule = "an unknown name does nothing and counts nothing, while set() registers a new one";
    check(
        right,
        "three hits of an unknown failpoint, one of a set one",
        &(passed, counts),
        rule,
    );
}

#[tokio::test]
async fn a_panic_is_an_error_of_its_own() {
    let registry = FailpointRegistry::new();
    registry
        .set("p", FailpointAction::Panic("boom".to_string()))
        .await;
    let came = registry.maybe_fail("p").await;
    let right = matches!(&came, Err(FailpointError::Panic(text)) if text == "boom");
    check(
        right,
        "a hit of Panic(\"boom\")",
        &came,
        "it returns FailpointError::Panic with the text",
    );
    registry.set("p", failing()).await;
    let came = registry.check("p").await;
    let right = matches!(&came, Err(FailpointError::Triggered(text)) if text == "no");
    check(
        right,
        "a hit after set(Return(\"no\"))",
        &came,
        "it returns FailpointError::Triggered(\"no\")",
    );
}

#[tokio::test(start_paused = true)]
async fn a_sleep_takes_its_time() {
    let registry = FailpointRegistry::new();
    registry.set("p", FailpointAction::Sleep(ms(250))).await;
    let start = Instant::now();
    let result = said(registry.check("p").await);
    let took = start.elapsed();
    let right = result == "ok" && took >= ms(250) && took <= ms(252);
    check(
        right,
        "a hit of Sleep(250 ms)",
        &(result, took),
        "it passes after 250 ms of tokio's time",
    );
    let lab = Lab::new(&["a"]).await;
    let failpoints = Arc::clone(&lab.failpoints);
    failpoints.set("p", FailpointAction::Sleep(ms(250))).await;
    lab.probe("probe", move || {
        let failpoints = Arc::clone(&failpoints);
        Box::pin(async move { said(failpoints.check("p").await) })
    })
    .await;
    lab.run(scenario().action("probe")).await;
    check_notes(
        "the same in a registry that has a runner, simulated",
        &lab.notes(),
        &["250 ms: ok"],
        "with a runner it sleeps on the runner's clock",
    );
}

/// Hits a failpoint from inside a callback, where nothing can be awaited.
fn hit_at_once(registry: &FailpointRegistry) -> String {
    let mut hit = pin!(registry.check("p"));
    match hit.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => said(result),
        Poll::Pending => "waits for a lock".to_string(),
    }
}

#[tokio::test]
async fn a_callback_decides() {
    let (calls, inner) = (AtomicU32::new(0), Notes::default());
    let (registry, notes) = (Arc::new(FailpointRegistry::new()), Arc::clone(&inner));
    let again = Arc::clone(&registry);
    let callback = move || match calls.fetch_add(1, Ordering::SeqCst) {
        0 => {
            add(&notes, hit_at_once(&again));
            Ok(())
        }
        _ => Err("second".to_string()),
    };
    registry
        .set("p", FailpointAction::Callback(Arc::new(callback)))
        .await;
    let came = said(registry.check("p").await);
    let rule =
        "its error is Triggered; no lock is held while it runs, so that it may hit the same one";
    check(
        came == "ok" && taken(&inner) == ["Failpoint triggered: second"],
        "a hit of a callback that hits the same failpoint, and fails the second time",
        &(came, taken(&inner)),
        rule,
    );
}

#[tokio::test]
async fn probabilities_are_met_and_repeatable() {
    let chance = |percent| FailpointAction::Probability {
        percent,
        action: Box::new(failing()),
    };
    let some = hits_of(point(chance(30), None), 400).await;
    let same = hits_of(point(chance(30), None), 400).await;
    let never = ones(&hits_of(point(chance(0), None), 100).await);
    let always = ones(&hits_of(point(chance(100), None), 100).await);
    let share = ones(&some);
    let right = (80..=160).contains(&share) && never == 0 && always == 100;
    check(
        right,
        "of 400 hits at 30 %, 100 at 0 % and 100 at 100 %",
        &(share, never, always),
        "about 120, 0 and 100 act",
    );
    check(
        some == same,
        "the same hits with the same seed",
        &(&some, &same),
        "they act at the same ones",
    );
    let condition = FailpointCondition::WithProbability(0.3);
    let share = ones(&hits_of(point(failing(), Some(condition)), 400).await);
    check(
        (80..=160).contains(&share),
        "400 hits WithProbability(0.3)",
        &share,
        "about 120 act",
    );
    let half = FailpointCondition::WithProbability(0.5);
    let share = ones(&hits_of(point(chance(50), Some(half)), 400).await);
    check(
        (60..=140).contains(&share),
        "400 hits at 50 % WithProbability(0.5)",
        &share,
        "the choices of one hit are drawn one by one: about 100 act",
    );
}

#[tokio::test]
async fn a_failpoints_choices_are_its_own() {
    let chance = || FailpointAction::Probability {
        percent: 50,
        action: Box::new(failing()),
    };
    let registry = FailpointRegistry::with_seed(7);
    registry.register(point(chance(), None)).await;
    registry.set("other", chance()).await;
    let mut mixed = String::new();
    let mut others = String::new();
    for _ in 0..64 {
        others += &hits(&registry, "other", 2).await;
        mixed += &hits(&registry, "p", 1).await;
    }
    let alone = hits_of(point(chance(), None), 64).await;
    let rule = "what one failpoint draws depends on the seed, its name and its hits alone";
    check(
        mixed == alone,
        "64 hits, alone and between those of another one",
        &(&mixed, &alone),
        rule,
    );
    check(
        !others.starts_with(&alone),
        "two failpoints at 50 %",
        &others,
        "they draw for themselves",
    );
    let other_seed = FailpointRegistry::with_seed(8);
    other_seed.register(point(chance(), None)).await;
    let came = hits(&other_seed, "p", 64).await;
    check(
        came != alone,
        "64 hits with seeds 7 and 8",
        &(&alone, &came),
        "different seeds draw differently",
    );
}

#[tokio::test]
async fn a_counted_action_acts_so_often() {
    let counted = FailpointAction::CountedAction {
        remaining: 3,
        action: Box::new(failing()),
    };
    let came = hits_of(point(counted, None), 6).await;
    check(
        came == "xxx...",
        "six hits of an action counted to 3",
        &came,
        "the first three act",
    );
}

#[tokio::test]
async fn a_sequence_is_one_action_a_hit() {
    let counted = FailpointAction::CountedAction {
        remaining: 2,
        action: Box::new(failing()),
    };
    let none = FailpointAction::CountedAction {
        remaining: 0,
        action: Box::new(failing()),
    };
    let sequence = vec![
        failing(),
        FailpointAction::Off,
        none,
        counted,
        FailpointAction::Off,
        failing(),
    ];
    let came = hits_of(point(FailpointAction::Sequence(sequence), None), 9).await;
    let rule = "one action a hit, a counted one until it is used up, and nothing after the last";
    check(
        came == "x.xx.x...",
        "nine hits of [x, off, 0 times x, 2 times x, off, x]",
        &came,
        rule,
    );
    let never = FailpointAction::Probability {
        percent: 0,
        action: Box::new(failing()),
    };
    let sequence = FailpointAction::Sequence(vec![never, failing()]);
    let came = hits_of(point(sequence, None), 3).await;
    check(
        came == ".x.",
        "three hits of [x at 0 %, x]",
        &came,
        "an action that is not counted has one turn, whatever comes of it",
    );
}

#[test]
fn an_action_says_what_it_is() {
    let action = FailpointAction::CountedAction {
        remaining: 3,
        action: Box::new(FailpointAction::Sequence(vec![
            failing(),
            FailpointAction::Callback(Arc::new(|| Ok(()))),
        ])),
    };
    let text = format!("{action:?}");
    let right = ["CountedAction", "3", "Sequence", "Return", "no", "Callback"]
        .iter()
        .all(|part| text.contains(part));
    check(
        right,
        "the Debug text of an action counted to 3, of a sequence of Return(\"no\") and a callback",
        &text,
        "it names each action and what belongs to it, of a callback its name",
    );
}

#[tokio::test]
async fn registries_share_nothing() {
    let (one, other) = (FailpointRegistry::new(), FailpointRegistry::new());
    one.set("p", failing()).await;
    let came = (
        hits(&one, "p", 1).await,
        hits(&other, "p", 1).await,
        other.hit_count("p").await,
    );
    let right = came == ("x".to_string(), ".".to_string(), 0);
    check(
        right,
        "a hit in the registry where it is set, and in another one",
        &came,
        "nothing is global",
    );
}
