use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use tokio::sync::{Notify, RwLock};

use super::{Lab, NotNegative, check, check_notes, ms, quiet_network, scenario, simulated};
use crate::{
    ChaosConfig, ChaosError, ChaosEventType, ChaosReport, Invariant, InvariantViolation,
    SimulationMode,
};

type Number = Arc<Mutex<i64>>;

fn set(number: &Number, value: i64) {
    if let Ok(mut number) = number.lock() {
        *number = value;
    }
}

async fn watch(lab: &Lab, name: &'static str) -> Number {
    let number = Number::default();
    let invariant = NotNegative {
        name,
        number: Arc::clone(&number),
    };
    lab.runner.register_invariant(name, invariant).await;
    number
}

/// An action that sets the number.
async fn setter(lab: &Lab, action: &str, number: &Number, value: i64) {
    let number = Arc::clone(number);
    lab.probe(action, move || {
        set(&number, value);
        Box::pin(async { "set".to_string() })
    })
    .await;
}

/// When invariants were violated, and which.
fn violations(report: &ChaosReport) -> Vec<String> {
    let violated = report
        .events
        .iter()
        .filter(|event| matches!(event.event_type, ChaosEventType::InvariantViolated));
    violated
        .map(|event| format!("{} ms: {}", event.timestamp.as_millis(), event.details))
        .collect()
}

/// Breaks the number at one time and mends it at another, beside the scenario.
fn transient(lab: &Lab, number: &Number, broken: u64, mended: u64) {
    let (clock, number) = (Arc::clone(&lab.clock), Arc::clone(number));
    lab.aside(Box::pin(async move {
        clock.sleep(ms(broken)).await;
        set(&number, -1);
        clock.sleep(ms(mended - broken)).await;
        set(&number, 0);
        "mended".to_string()
    }));
}

#[tokio::test]
async fn a_violation_in_the_middle_of_a_wait_is_seen() {
    let lab = Lab::new(&["a"]).await;
    let number = watch(&lab, "sum").await;
    transient(&lab, &number, 100, 101);
    let report = lab.run(scenario().wait(ms(1_000))).await;
    let rule = "invariants are checked at every instant to which the time moves, not only after a step; \
                that it holds again does not undo it";
    check_notes(
        "violated from 100 to 101 ms of a wait of 1 s",
        &violations(&report),
        &["100 ms: sum"],
        rule,
    );
    let came = (report.success, report.invariant_violations.len());
    check(
        came == (false, 1),
        "success and number of violations",
        &came,
        "a violation is no success, whatever holds at the end",
    );
}

/// Runs it where one thread does all that may block: what was asked for first is done first.
fn in_order(test: Pin<Box<dyn Future<Output = ()>>>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .max_blocking_threads(1)
        .build();
    match runtime {
        Ok(runtime) => runtime.block_on(test),
        Err(error) => panic!("a runtime cannot be built: {error}"),
    }
}

/// Sets the number at these times, three wake-ups later, on the thread that checks: a check that was
/// asked for before that does not see it.
fn set_in_turn(lab: &Lab, number: &Number, changes: Vec<(u64, i64)>) {
    let (clock, number) = (Arc::clone(&lab.clock), Arc::clone(number));
    lab.aside(Box::pin(async move {
        let mut passed = 0;
        for (at, value) in changes {
            clock.sleep(ms(at - passed)).await;
            passed = at;
            for _ in 0..3 {
                tokio::task::yield_now().await;
            }
            let number = Arc::clone(&number);
            drop(tokio::task::spawn_blocking(move || set(&number, value)));
        }
        "done".to_string()
    }));
}

#[test]
fn what_is_done_at_one_instant_is_judged_when_it_is_done() {
    in_order(Box::pin(async {
        let lab = Lab::new(&["a"]).await;
        let number = watch(&lab, "sum").await;
        set_in_turn(&lab, &number, vec![(50, -1), (51, 0), (100, -1)]);
        let report = lab.run(scenario().wait(ms(100))).await;
        let rule = "at each instant, also at the last one, a check comes after what is due then has \
                    been done";
        check_notes(
            "broken at 50 ms, mended at 51 ms and broken at 100 ms of a wait of 100 ms, each time \
             after three wake-ups",
            &violations(&report),
            &["50 ms: sum", "100 ms: sum"],
            rule,
        );
    }));
}

#[tokio::test(start_paused = true)]
async fn an_advance_within_a_run_is_watched_too() {
    for by_action in [true, false] {
        let lab = Lab::new(&["a"]).await;
        let number = watch(&lab, "sum").await;
        transient(&lab, &number, 50, 51);
        let moved = Arc::new(Notify::new());
        if !by_action {
            let (clock, moved) = (Arc::clone(&lab.clock), Arc::clone(&moved));
            lab.aside(Box::pin(async move {
                clock.advance(ms(100)).await;
                moved.notify_one();
                "advanced".to_string()
            }));
        }
        let clock = Arc::clone(&lab.clock);
        lab.probe("advance", move || {
            let (clock, moved) = (Arc::clone(&clock), Arc::clone(&moved));
            Box::pin(async move {
                match by_action {
                    true => clock.advance(ms(100)).await,
                    false => moved.notified().await,
                }
                "over".to_string()
            })
        })
        .await;
        let run = lab.runner.run(scenario().action("advance").build());
        let report = tokio::time::timeout(ms(60_000), run).await;
        let came = match &report {
            Ok(Ok(report)) => violations(report),
            Ok(Err(error)) => vec![error.to_string()],
            Err(_) => vec!["it never came to an end".to_string()],
        };
        let done = format!(
            "advance(100 ms) by the action that runs ({by_action}; else by a task beside it), \
             violated from 50 to 51 ms"
        );
        let rule = "each instant to which the time moves is watched, whoever moves it";
        check_notes(&done, &came, &["50 ms: sum"], rule);
    }
}

#[tokio::test(start_paused = true)]
async fn real_time_is_watched_too() {
    let config = ChaosConfig {
        mode: SimulationMode::RealTime,
        ..simulated(1)
    };
    let lab = Lab::with(config, quiet_network(), 1.0, &["a"]).await;
    let number = watch(&lab, "sum").await;
    transient(&lab, &number, 100, 150);
    let report = lab.run(scenario().wait(ms(1_000))).await;
    let came = (report.success, report.invariant_violations.len());
    check(
        came == (false, 1),
        "violated for 50 ms of a wait of 1 s in real time: success, violations",
        &came,
        "it is checked at least every 10 ms",
    );
}

#[tokio::test]
async fn a_violation_between_two_steps_is_seen() {
    let lab = Lab::new(&["a"]).await;
    let number = watch(&lab, "sum").await;
    setter(&lab, "break", &number, -1).await;
    setter(&lab, "mend", &number, 0).await;
    let run = scenario()
        .action("break")
        .action("mend")
        .wait(ms(5))
        .action("break")
        .wait(ms(5))
        .action("mend");
    let report = lab.run(run).await;
    let rule = "they are checked after every step; each time that an invariant ceases to hold is one \
                violation, however often it is seen";
    check_notes(
        "broken, mended, at 5 ms broken until 10 ms",
        &violations(&report),
        &["0 ms: sum", "5 ms: sum"],
        rule,
    );
    let came: Vec<&str> = report
        .invariant_violations
        .iter()
        .map(|violation| violation.message.as_str())
        .collect();
    let right = came == ["the number is -1"; 2];
    check(
        right,
        "the violations' messages",
        &came,
        "the report holds what the invariant returned, once each time",
    );
}

#[tokio::test]
async fn what_does_not_hold_at_first_is_told_at_once() {
    let lab = Lab::new(&["a"]).await;
    let number = watch(&lab, "sum").await;
    setter(&lab, "mend", &number, 0).await;
    set(&number, -1);
    let report = lab
        .run(scenario().action("mend").check_invariant("sum"))
        .await;
    check_notes(
        "broken before the first step, which mends it",
        &violations(&report),
        &["0 ms: sum"],
        "invariants are checked before the first step",
    );
}

#[tokio::test]
async fn a_violation_is_a_report_and_no_error() {
    let lab = Lab::new(&["a"]).await;
    let number = Number::default();
    let invariant = NotNegative {
        name: "sum",
        number: Arc::clone(&number),
    };
    lab.runner.register_invariant("total", invariant).await;
    let run = || scenario().check_invariant("total").wait(ms(3));
    let fine = lab.run(run()).await;
    let good = (fine.success, fine.verdict().is_ok());
    set(&number, -7);
    let report = lab.run(run()).await;
    let came = (report.success, report.duration);
    check(
        good == (true, true) && came == (false, ms(3)),
        "success where it holds; success and duration where it does not",
        &(good, came),
        "a run goes on after a violation, and its report says so",
    );
    let verdict = report.verdict();
    let right = matches!(&verdict, Err(ChaosError::InvariantViolated(text)) if text == "sum: the number is -7");
    check(
        right,
        "verdict()",
        &verdict,
        "it is InvariantViolated with `invariant: message`",
    );
    check_notes(
        "the event of an invariant that is registered as total and calls itself sum",
        &violations(&report),
        &["0 ms: total"],
        "events go by the name that register_invariant was given",
    );
    set(&number, i64::MIN);
    let panicked = lab.run(run()).await.success;
    check(
        !panicked,
        "success of a run whose check panics",
        &panicked,
        "a check that panics does not hold",
    );
}

#[tokio::test]
async fn without_check_invariants_only_steps_check() {
    let config = ChaosConfig {
        check_invariants: false,
        ..simulated(1)
    };
    let lab = Lab::with(config, quiet_network(), 0.0, &["a"]).await;
    let number = watch(&lab, "sum").await;
    setter(&lab, "break", &number, -1).await;
    setter(&lab, "mend", &number, 0).await;
    let unseen = lab
        .run(
            scenario()
                .action("break")
                .wait(ms(1))
                .action("mend")
                .check_invariant("sum"),
        )
        .await;
    let seen = lab
        .run(scenario().action("break").check_invariant("sum"))
        .await;
    let came = (unseen.success, seen.success);
    check(
        came == (true, false),
        "broken and mended without a check step; broken with one",
        &came,
        "a CheckInvariant step checks, and nothing else",
    );
    let kinds: Vec<String> = seen
        .events
        .iter()
        .map(|event| format!("{:?}", event.event_type))
        .collect();
    check_notes(
        "the events of a step that finds it broken",
        &kinds[2..kinds.len() - 1],
        &["InvariantViolated", "InvariantChecked", "StepExecuted"],
        "what a check finds is told before the check is",
    );
}

/// The seed's: it blocks on a lock of tokio's, which must not be done on the runtime's thread.
struct Sum {
    value: Arc<RwLock<i64>>,
}

impl Invariant for Sum {
    fn check(&self) -> Result<(), InvariantViolation> {
        match *self.value.blocking_read() {
            100 => Ok(()),
            value => Err(InvariantViolation {
                invariant: "sum".to_string(),
                message: format!("Expected 100, got {value}"),
                context: HashMap::new(),
            }),
        }
    }

    fn name(&self) -> &str {
        "sum"
    }
}

#[tokio::test]
async fn an_invariant_may_block() {
    let lab = Lab::new(&["a"]).await;
    let value = Arc::new(RwLock::new(100));
    lab.runner
        .register_invariant(
            "sum",
            Sum {
                value: Arc::clone(&value),
            },
        )
        .await;
    let held = Arc::clone(&value).write_owned().await;
    lab.aside(Box::pin(async move {
        tokio::task::yield_now().await;
        drop(held);
        "released".to_string()
    }));
    let fine = lab
        .run(scenario().wait(ms(1)).check_invariant("sum"))
        .await
        .success;
    *value.write().await = 50;
    let broken = lab.run(scenario().check_invariant("sum")).await.success;
    let all = lab
        .runner
        .check_all_invariants()
        .await
        .map_err(|violation| violation.message);
    let right = fine && !broken && all == Err("Expected 100, got 50".to_string());
    check(
        right,
        "an invariant that blocks on a lock that another task holds for a while",
        &(fine, broken, all),
        "checks run on a thread where they may block",
    );
}

#[tokio::test]
async fn all_are_checked_in_the_order_of_their_names() {
    let lab = Lab::new(&["a"]).await;
    let (b, c, a) = (
        watch(&lab, "b").await,
        watch(&lab, "c").await,
        watch(&lab, "a").await,
    );
    let fine = lab.runner.check_all_invariants().await.is_ok();
    set(&b, -1);
    set(&c, -1);
    let came = lab
        .runner
        .check_all_invariants()
        .await
        .map_err(|violation| violation.invariant);
    check(
        fine && came == Err("b".to_string()),
        "b and c of a, b, c broken",
        &(fine, &came),
        "check_all_invariants is the first violation by name",
    );
    set(&a, -1);
    let report = lab.run(scenario()).await;
    check_notes(
        "all broken",
        &violations(&report),
        &["0 ms: a", "0 ms: b", "0 ms: c"],
        "a run tells them all, by name",
    );
    let _replaced = watch(&lab, "a").await;
    let came = lab
        .runner
        .check_all_invariants()
        .await
        .map_err(|violation| violation.invariant);
    check(
        came == Err("b".to_string()),
        "after another one was registered as a",
        &came,
        "it takes the place of the first",
    );
}
