use std::sync::Arc;

use tokio::time::Instant;

use super::{Lab, check, check_notes, fault, ms, on, quiet_network, scenario, simulated};
use crate::{
    ChaosConfig, ChaosError, ChaosStep, FaultSpec, FaultTarget, FaultType, ScenarioBuilder,
    SimulationMode,
};

async fn lab() -> Lab {
    let lab = Lab::new(&["a"]).await;
    for name in ["one", "two", "three"] {
        lab.probe(name, move || Box::pin(async move { name.to_string() }))
            .await;
    }
    lab
}

fn act(name: &str) -> ChaosStep {
    ChaosStep::Action(name.to_string())
}

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
    let lab = lab().await;
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
    let lab = lab().await;
    let node = lab.node("a").await;
    let up = move || node.state() == crate::ProcessState::Running;
    lab.runner.register_condition("up", up).await;
    let ask = |builder: ScenarioBuilder| {
        builder.if_(
            "up",
            |yes| yes.action("one"),
            |no| no.action("two").action("three"),
        )
    };
    let crash = super::lasting(fault("crash", FaultType::ProcessCrash, on("a")), 10);
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
    let overloaded = move || a.state() == crate::ProcessState::Crashed;
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

#[tokio::test]
async fn a_scenario_that_cannot_be_run_does_nothing() {
    let lab = lab().await;
    let cut = |target| fault("cut", FaultType::ProcessCrash, target);
    let share = |share| fault("slow", FaultType::CpuThrottle(share), on("a"));
    let chance = |probability| FaultSpec {
        probability,
        ..cut(on("a"))
    };
    let wrong = [
        (scenario().action("nobody"), "nobody"),
        (scenario().check_invariant("nothing"), "nothing"),
        (scenario().if_("whether", |yes| yes, |no| no), "whether"),
        (scenario().remove_fault("never"), "never"),
        (
            scenario().repeat(1, |round| round.parallel(vec![vec![act("nested")]])),
            "nested",
        ),
        (scenario().inject(cut(on("nowhere"))), "nowhere"),
        (
            scenario().inject(cut(FaultTarget::Nodes(vec![
                "a".to_string(),
                "z".to_string(),
            ]))),
            "z",
        ),
        (
            scenario().inject(cut(FaultTarget::Nodes(Vec::new()))),
            "cut",
        ),
        (
            scenario().inject(cut(FaultTarget::Random { count: 0 })),
            "cut",
        ),
        (scenario().inject(share(1.5)), "slow"),
        (scenario().inject(chance(-0.1)), "cut"),
        (scenario().inject(chance(f64::NAN)), "cut"),
        (
            scenario().inject(fault("drop", FaultType::NetworkDrop(2.0), on("a"))),
            "drop",
        ),
    ];
    for (builder, name) in wrong {
        let steps = scenario().action("one").include(builder.build()).build();
        let done = format!("run {:?}", steps.steps);
        let came = lab.runner.run(steps).await.map(|report| report.success);
        let right = matches!(&came, Err(ChaosError::ScenarioFailed(text)) if text.contains(name));
        check(
            right,
            &done,
            &came,
            &format!("it is ScenarioFailed, and its text names {name:?}"),
        );
    }
    check_notes(
        "what was done in all these",
        &lab.notes(),
        &[],
        "a scenario is looked at as a whole before its first step",
    );
}

#[tokio::test]
async fn a_failed_action_ends_the_scenario() {
    let lab = lab().await;
    let node = lab.node("a").await;
    let action = move || {
        let node = node.clone();
        async move {
            node.write("f", b"x")
                .await
                .map_err(|error| error.to_string())
        }
    };
    lab.runner.register_action("write", action).await;
    let crash = fault("crash", FaultType::ProcessCrash, on("a"));
    let run = scenario()
        .action("one")
        .inject(crash)
        .action("write")
        .action("two");
    let came = lab
        .runner
        .run(run.build())
        .await
        .map(|report| report.success);
    let right = matches!(&came, Err(ChaosError::ScenarioFailed(text)) if text.contains("write") && text.contains("Node crashed"));
    check(
        right,
        "an action that fails with \"Node crashed\"",
        &came,
        "run() is ScenarioFailed with the action's name and error",
    );
    check_notes(
        "actions done",
        &lab.notes(),
        &["0 ms: one"],
        "nothing comes after it",
    );
    let fails = || async { Err("no".to_string()) };
    lab.runner.register_action("fail", fails).await;
    let branches = vec![
        vec![ChaosStep::Wait(ms(5)), act("fail")],
        vec![ChaosStep::Wait(ms(9)), act("two")],
    ];
    let parallel = scenario().parallel(branches).action("three").build();
    let failed = lab.runner.run(parallel).await.is_err();
    check(
        failed && lab.notes().len() == 1,
        "a branch that fails at 5 ms beside one that acts at 9 ms: failed, notes",
        &(failed, lab.notes()),
        "an error of one branch ends all, and the scenario",
    );
    let state = lab.node("a").await.state();
    check(
        state == crate::ProcessState::Running,
        "the crashed node after the run",
        &state,
        "faults end with the run, also with one that fails",
    );
}

#[tokio::test]
async fn a_scenario_has_an_end() {
    let lab = lab().await;
    let endless = scenario().repeat(u32::MAX, |round| round.repeat(u32::MAX, |inner| inner));
    let came = lab
        .runner
        .run(endless.build())
        .await
        .map(|report| report.success);
    check(
        matches!(came, Err(ChaosError::Timeout)),
        "4,294,967,295 rounds of as many",
        &came,
        "after 100,000 steps and rounds it is a Timeout",
    );
    let long = lab
        .runner
        .run(
            scenario()
                .repeat(20_000, |round| round.remove_fault("f"))
                .inject(fault("f", FaultType::DiskFull, on("a")))
                .build(),
        )
        .await;
    check(
        long.is_ok(),
        "20,000 rounds of one step",
        &long.map(|report| report.success),
        "40,000 steps and rounds are allowed",
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
                clock.now().await >= crate::ClockSimulator::START + ms(100)
            )
        })
    })
    .await;
    let crash = super::lasting(fault("crash", FaultType::ProcessCrash, on("a")), 2_000);
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
}
