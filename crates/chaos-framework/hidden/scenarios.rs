use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::{
    Boxed, Lab, act, check, check_notes, fault, lasting, ms, on, quiet_network, scenario, simulated,
};
use crate::{
    ChaosConfig, ChaosStep, ClockSimulator, FaultType, ProcessState, ScenarioBuilder,
    SimulationMode,
};

#[tokio::test(start_paused = true)]
async fn simulated_waits_take_no_real_time() {
    let lab = Lab::with(simulated(1), quiet_network(), 1.0, &["a"]).await;
    for name in ["one", "two"] {
        lab.probe(name, move || Box::pin(async move { name.to_string() }))
            .await;
    }
    tokio::time::advance(ms(500)).await;
    let start = Instant::now();
    let report = lab
        .run(scenario().action("one").wait(ms(86_400_000)).action("two"))
        .await;
    let (real, duration) = (start.elapsed(), report.duration);
    check_notes(
        "actions before and after a wait of a day",
        &lab.notes(),
        &["0 ms: one", "86400000 ms: two"],
        "the simulated time moves by exactly the wait",
    );
    let right = real.is_zero() && duration == ms(86_400_000);
    check(
        right,
        "tokio's time and report.duration",
        &(real, duration),
        "a simulated day takes none of tokio's time, and is reported",
    );
    let one = || scenario().wait(ms(10)).action("one");
    let _ = tokio::join!(lab.run(one()), lab.run(one()));
    check_notes(
        "two runs of 10 ms, started at once",
        &lab.notes()[2..],
        &["86400010 ms: one", "86400020 ms: one"],
        "runs of one runner come one after the other",
    );
}

#[tokio::test]
async fn loops_repeat_and_parallel_branches_overlap() {
    let lab = Lab::with_actions().await;
    let branches = vec![
        vec![
            ChaosStep::Wait(ms(30)),
            act("one"),
            ChaosStep::Wait(ms(30)),
            act("one"),
        ],
        vec![
            ChaosStep::Wait(ms(20)),
            act("two"),
            ChaosStep::Wait(ms(10)),
            act("two"),
        ],
    ];
    lab.run(
        scenario()
            .parallel(branches)
            .repeat(2, |round| round.action("three").wait(ms(5))),
    )
    .await;
    let want = [
        "20 ms: two",
        "30 ms: one",
        "30 ms: two",
        "60 ms: one",
        "60 ms: three",
        "65 ms: three",
    ];
    let rule =
        "branches run at once, at one instant in their order; what follows waits for the longest";
    check_notes(
        "branches of 30 + 30 and 20 + 10 ms, then a loop of two rounds",
        &lab.notes(),
        &want,
        rule,
    );
}

#[tokio::test]
async fn conditions_are_asked_when_their_step_comes() {
    let lab = Lab::with_actions().await;
    let node = lab.node("a").await;
    let up = move || node.state() == ProcessState::Running;
    lab.runner.register_condition("up", up).await;
    let ask = |builder: ScenarioBuilder| {
        builder.if_(
            "up",
            |yes| yes.action("one"),
            |no| no.action("two").action("three"),
        )
    };
    let crash = lasting(fault("crash", FaultType::ProcessCrash, on("a")), 10);
    lab.run(ask(ask(scenario()).inject(crash)).wait(ms(10)).if_(
        "up",
        |yes| yes.action("one"),
        |no| no,
    ))
    .await;
    let want = ["0 ms: one", "0 ms: two", "0 ms: three", "10 ms: one"];
    check_notes(
        "if up: one, else two and three; before, in and after a crash",
        &lab.notes(),
        &want,
        "the condition decides when the step comes",
    );
}

#[tokio::test]
async fn a_fault_may_cascade() {
    let lab = Lab::new(&["a", "b"]).await;
    let (a, b) = (lab.node("a").await, lab.node("b").await);
    let overloaded = move || a.state() == ProcessState::Crashed;
    lab.runner.register_condition("a is down", overloaded).await;
    lab.probe("b", move || {
        let state = b.state();
        Box::pin(async move { format!("b {state:?}") })
    })
    .await;
    let crash = |node: &str| fault(node, FaultType::ProcessCrash, on(node));
    let then_b = |yes: ScenarioBuilder| yes.inject(crash("b"));
    let run = scenario()
        .inject(crash("a"))
        .if_("a is down", then_b, |no| no)
        .action("b");
    lab.run(run.remove_fault("b").action("b")).await;
    check_notes(
        "a crash of a that brings b down, and b's recovery",
        &lab.notes(),
        &["0 ms: b Crashed", "0 ms: b Running"],
        "faults inside a branch act like any other",
    );
}

#[tokio::test]
async fn an_action_may_take_simulated_time() {
    let lab = Lab::new(&["a", "b"]).await;
    lab.probe_way("way", "a", "b").await;
    let branches = vec![vec![act("way"), act("way")], vec![act("way")]];
    lab.run(
        scenario()
            .action("way")
            .parallel(branches)
            .wait(ms(1))
            .action("way"),
    )
    .await;
    let want = ["1 ms: ok", "2 ms: ok", "2 ms: ok", "3 ms: ok", "5 ms: ok"];
    check_notes(
        "messages of 1 ms sent by actions, two of them at once",
        &lab.notes(),
        &want,
        "the time moves while an action waits for it",
    );
}

#[tokio::test]
async fn a_sleep_that_is_given_up_moves_nothing() {
    let lab = Lab::new(&["a"]).await;
    let clock = Arc::clone(&lab.clock);
    lab.probe("give up", move || {
        let clock = Arc::clone(&clock);
        Box::pin(async move {
            tokio::select! {
                biased;
                () = clock.sleep(ms(10_000)) => "slept".to_string(),
                () = tokio::task::yield_now() => "gave up".to_string(),
            }
        })
    })
    .await;
    lab.probe("take turns", || {
        Box::pin(async {
            for _ in 0..200 {
                tokio::task::yield_now().await;
            }
            "had 200 turns".to_string()
        })
    })
    .await;
    let run = scenario().action("give up").action("take turns");
    let report = lab.run(run.wait(ms(5))).await;
    check_notes(
        "an action that drops a sleep of 10 s, and one of 200 turns",
        &lab.notes(),
        &["0 ms: gave up", "0 ms: had 200 turns"],
        "the time moves to deadlines of those who sleep: here nobody does",
    );
    check(
        report.duration == ms(5),
        "report.duration with a wait of 5 ms after them",
        &report.duration,
        "it is the sum of the waits",
    );
}

#[test]
fn the_builder_says_what_it_was_told() {
    let inner = ScenarioBuilder::new("inner")
        .wait(ms(1))
        .action("x")
        .build();
    let built = ScenarioBuilder::new("outer")
        .include(inner)
        .repeat(3, |round| round.check_invariant("i"))
        .parallel(vec![vec![act("a"), act("b")], vec![]])
        .if_("c", |yes| yes.remove_fault("f"), |no| no)
        .build();
    let text = format!("{} {:?}", built.name, built.steps);
    let want = "outer [Wait(1ms), Action(\"x\"), Loop { count: 3, steps: [CheckInvariant(\"i\")] }, \
                Parallel([Loop { count: 1, steps: [Action(\"a\"), Action(\"b\")] }, Loop { count: 1, steps: [] }]), \
                If { condition: \"c\", then: [RemoveFault(\"f\")], else_: [] }]";
    check(
        text == want,
        "a scenario of include, repeat, parallel and if_",
        &text,
        &format!("it must be {want}"),
    );
}

#[tokio::test(start_paused = true)]
async fn real_time_waits_last() {
    let config = ChaosConfig {
        mode: SimulationMode::RealTime,
        ..simulated(1)
    };
    let lab = Lab::with(config, quiet_network(), 2.0, &["a"]).await;
    let node = lab.node("a").await;
    let clock = Arc::clone(&lab.clock);
    lab.probe("probe", move || {
        let (state, clock) = (node.state(), Arc::clone(&clock));
        Box::pin(async move {
            format!(
                "{state:?} {}",
                clock.now().await >= ClockSimulator::START + ms(100)
            )
        })
    })
    .await;
    let crash = lasting(fault("crash", FaultType::ProcessCrash, on("a")), 2_000);
    let start = Instant::now();
    let report = lab
        .run(
            scenario()
                .inject(crash)
                .wait(ms(1_000))
                .action("probe")
                .wait(ms(2_000))
                .action("probe"),
        )
        .await;
    let real = start.elapsed();
    let states: Vec<String> = lab
        .notes()
        .iter()
        .map(|note| note.split("ms: ").last().unwrap_or("").to_string())
        .collect();
    check_notes(
        "a crash of 2 s seen after 1 s and 3 s",
        &states,
        &["Crashed true", "Running true"],
        "faults end by the clock in real time too",
    );
    let right = real >= ms(1_500)
        && real <= ms(1_520)
        && report.duration >= ms(3_000)
        && report.duration <= ms(3_040);
    check(
        right,
        "3 s of waits at scale 2: tokio's time and report.duration",
        &(real, report.duration),
        "they take 1.5 s of tokio's time and 3 s of the clock",
    );
    let start = Instant::now();
    let short = ChaosStep::Wait(Duration::from_micros(1_250));
    let run = scenario()
        .repeat(100, |round| round.wait(Duration::from_micros(1_250)))
        .parallel(vec![vec![short; 100], vec![]]);
    lab.run(run).await;
    let real = start.elapsed();
    check(
        real >= ms(125) && real <= ms(145),
        "200 waits of 1.25 ms at scale 2, the second half in a branch: tokio's time",
        &real,
        "they take 125 ms: what timers round up does not add up to more than 20 ms",
    );
}

#[tokio::test]
async fn nobody_else_moves_the_time_during_an_advance() {
    for by_action in [true, false] {
        let lab = Lab::new(&["a"]).await;
        let clock = Arc::clone(&lab.clock);
        lab.aside(Box::pin(async move {
            clock.sleep(ms(50)).await;
            clock.sleep(ms(450)).await;
            "slept".to_string()
        }));
        tokio::task::yield_now().await;
        let clock = Arc::clone(&lab.clock);
        let advance = move || -> Boxed {
            let clock = Arc::clone(&clock);
            Box::pin(async move {
                clock.advance(ms(100)).await;
                "advanced".to_string()
            })
        };
        if !by_action {
            lab.aside(advance());
        }
        lab.probe("advance", advance).await;
        lab.run(match by_action {
            true => scenario().action("advance"),
            false => scenario().wait(ms(300)),
        })
        .await;
        check_notes(
            &format!(
                "advance(100 ms) by the action that runs ({by_action}; else by a task beside a wait \
                 of 300 ms), another task sleeps until 50 ms and then until 500 ms"
            ),
            &lab.notes(),
            &["100 ms: advanced"],
            "advance moves the time by exactly what it is told; the runner waits until it is done",
        );
    }
}
