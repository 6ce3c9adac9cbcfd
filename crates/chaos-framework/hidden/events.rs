use super::{
    Lab, NotNegative, check, check_notes, fault, lasting, ms, on, quiet_network, scenario,
    simulated,
};
use crate::{ChaosConfig, ChaosEvent, FaultTarget, FaultType};

/// Time, kind and details; steps are in the author's words, which are left out.
fn lines(events: &[ChaosEvent]) -> Vec<String> {
    let line = |event: &ChaosEvent| {
        let kind = format!("{:?}", event.event_type);
        let details = if kind == "StepExecuted" {
            ""
        } else {
            event.details.as_str()
        };
        format!("{} {kind} {details}", event.timestamp.as_millis())
            .trim_end()
            .to_string()
    };
    events.iter().map(line).collect()
}

async fn lab(tracing: bool) -> Lab {
    let config = ChaosConfig {
        enable_tracing: tracing,
        ..simulated(1)
    };
    let lab = Lab::with(config, quiet_network(), 0.0, &["c", "a", "b"]).await;
    let invariant = NotNegative {
        name: "sum",
        number: Default::default(),
    };
    lab.runner.register_invariant("sum", invariant).await;
    lab
}

fn full() -> crate::FaultSpec {
    lasting(
        fault(
            "full",
            FaultType::DiskFull,
            FaultTarget::Nodes(vec!["c".to_string(), "a".to_string()]),
        ),
        20,
    )
}

#[tokio::test]
async fn a_report_tells_what_happened_when() {
    let lab = lab(true).await;
    let slow = fault("slow", FaultType::DiskSlow(ms(1)), on("b"));
    let run = scenario()
        .wait(ms(10))
        .inject(full())
        .wait(ms(30))
        .check_invariant("sum");
    let report = lab
        .run(run.repeat(2, |round| round.inject(slow.clone()).remove_fault("slow")))
        .await;
    let want = [
        "0 ScenarioStarted test",
        "10 StepExecuted",
        "10 FaultInjected full: a, c",
        "10 StepExecuted",
        "30 FaultRemoved full",
        "40 StepExecuted",
        "40 InvariantChecked sum",
        "40 StepExecuted",
        "40 FaultInjected slow: b",
        "40 StepExecuted",
        "40 FaultRemoved slow",
        "40 StepExecuted",
        "40 FaultInjected slow: b",
        "40 StepExecuted",
        "40 FaultRemoved slow",
        "40 StepExecuted",
        "40 ScenarioCompleted test",
    ];
    let rule = "each event is told once, in order, with its simulated time since the run began; each step \
                that is no loop, branch or parallel part has its StepExecuted after what it did";
    check_notes("the events of a run", &lines(&report.events), &want, rule);
    check(
        report.scenario_name == "test",
        "report.scenario_name",
        &report.scenario_name,
        "it is the scenario's",
    );
}

#[tokio::test]
async fn the_log_goes_on_and_a_report_is_of_one_run() {
    let lab = Lab::new(&["c", "a", "b"]).await;
    let mut live = lab.runner.subscribe();
    let first = lines(&lab.run(scenario().inject(full()).wait(ms(5))).await.events);
    let many = scenario().repeat(1_000, |round| round.remove_fault("full"));
    let second = lines(&lab.run(many.inject(full())).await.events);
    let log = lines(&lab.runner.event_log().await);
    let mut both = first.clone();
    both.extend(second.clone());
    check(
        log == both,
        "event_log() after two runs, and their reports",
        &(log.len(), &first, second.len()),
        "the log holds both, a report its own run, from time 0",
    );
    let mut heard = Vec::new();
    while let Ok(event) = live.try_recv() {
        heard.push(event);
    }
    let heard = lines(&heard);
    check(
        heard == log,
        "how many events a subscriber finds that reads them at the end, and how many the log has",
        &(heard.len(), log.len()),
        "a subscriber hears every event, also if it is 1,024 behind",
    );
}

#[tokio::test]
async fn without_tracing_there_are_no_events() {
    let lab = lab(false).await;
    let mut live = lab.runner.subscribe();
    let report = lab
        .run(scenario().inject(full()).wait(ms(5)).check_invariant("sum"))
        .await;
    let log = lab.runner.event_log().await.len();
    let came = (
        report.events.len(),
        log,
        live.try_recv().is_ok(),
        report.duration,
        report.success,
    );
    check(
        came == (0, 0, false, ms(5), true),
        "events in report and log, any heard, duration, success",
        &came,
        "no events are recorded or told; the rest is the same",
    );
}

#[tokio::test]
async fn a_failed_run_is_completed_in_the_log() {
    let lab = lab(true).await;
    let fail = || async { Err("no".to_string()) };
    lab.runner.register_action("fail", fail).await;
    let failed = lab
        .runner
        .run(scenario().inject(full()).action("fail").build())
        .await
        .is_err();
    let want = [
        "0 ScenarioStarted test",
        "0 FaultInjected full: a, c",
        "0 StepExecuted",
        "0 FaultRemoved full",
        "0 ScenarioCompleted test",
    ];
    check(
        failed,
        "a run with a failing action",
        &failed,
        "it is an error",
    );
    check_notes(
        "its events",
        &lines(&lab.runner.event_log().await),
        &want,
        "what was left ends, and then ScenarioCompleted ends the log",
    );
}
