use super::{Lab, act, check, check_notes, fault, ms, on, scenario};
use crate::{ChaosError, ChaosStep, FaultSpec, FaultTarget, FaultType, ProcessState};

#[tokio::test]
async fn a_scenario_that_cannot_be_run_does_nothing() {
    let lab = Lab::with_actions().await;
    let cut = |target| fault("cut", FaultType::ProcessCrash, target);
    let share = |share| fault("slow", FaultType::CpuThrottle(share), on("a"));
    let chance = |probability| FaultSpec {
        probability,
        ..cut(on("a"))
    };
    lab.runner.register_condition("known", || true).await;
    let wrong = [
        (scenario().action("nobody"), "nobody"),
        (scenario().check_invariant("nothing"), "nothing"),
        (scenario().if_("whether", |yes| yes, |no| no), "whether"),
        (scenario().remove_fault("never"), "never"),
        (
            scenario().repeat(1, |round| round.parallel(vec![vec![act("nested")]])),
            "nested",
        ),
        (
            scenario().if_("known", |yes| yes, |no| no.action("otherwise")),
            "otherwise",
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
    let lab = Lab::with_actions().await;
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
        state == ProcessState::Running,
        "the crashed node after the run",
        &state,
        "faults end with the run, also with one that fails",
    );
}

#[tokio::test]
async fn a_scenario_has_an_end() {
    let lab = Lab::with_actions().await;
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
    for (rounds, fits) in [(99_999, true), (100_000, false)] {
        let run = scenario().repeat(rounds, |round| round).build();
        let came = lab.runner.run(run).await.map(|report| report.success);
        let right = match came {
            Ok(_) => fits,
            Err(ref error) => !fits && matches!(error, ChaosError::Timeout),
        };
        check(
            right,
            &format!("a loop of {rounds} empty rounds"),
            &came,
            "the loop and its rounds are steps: 100,000 of them are allowed, and no more",
        );
    }
}
