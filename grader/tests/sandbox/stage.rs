//! The stage `run` over the behaviours of the child.

use std::sync::mpsc::channel;
use std::time::Duration;

use grader::run::{Plan, PlannedTest, Progress, TestOutcome, TestRun, Twins, run};
use grader::sandbox::{Profile, RunnerSpec};
use libtest_mimic::Trial;

use crate::tests_of_runs::{ask, spec};

/// A test that behaves one way, and its twin another.
fn planned(behaviour: &str, twin: &str) -> PlannedTest {
    let deadline = if behaviour == "hangs" {
        Duration::from_millis(300)
    } else {
        ask(behaviour).deadline
    };
    let name = format!("suite::{}", behaviour.replace(' ', "_"));
    PlannedTest {
        name,
        id: ask(behaviour).id,
        twin: Some(ask(twin).id),
        mutant: 0,
        deadline,
    }
}

fn plan(profile: Profile, jobs: usize, tests: Vec<PlannedTest>) -> Plan {
    let RunnerSpec {
        binary,
        limits,
        environment,
        loopback,
        ..
    } = spec(profile);
    let twins = Twins::sampled(1);
    Plan {
        binary,
        profile,
        limits,
        loopback,
        environment,
        jobs,
        tests,
        twins,
    }
}

fn summary(runs: &[TestRun]) -> Vec<String> {
    runs.iter()
        .map(|run| format!("{}: {}", run.name, run.outcome))
        .collect()
}

fn outcomes_come_in_the_plans_order(profile: Profile) {
    let behaviours = [
        "finishes",
        "hangs",
        "panics",
        "exits early",
        "finishes",
        "aborts",
        "works for a while",
        "sends a wrong nonce",
        "swallows an assertion",
        "floods its output",
        "finishes",
    ];
    let tests: Vec<_> = behaviours
        .iter()
        .map(|behaviour| planned(behaviour, "is a twin"))
        .collect();
    for jobs in [1, 2, 5] {
        let (sender, receiver) = channel();
        let runs = run(&plan(profile, jobs, tests.clone()), Some(&sender)).unwrap();
        drop(sender);
        let expect = [
            "suite::finishes: passed",
            "suite::hangs: timed out",
            "suite::panics: failed",
            "suite::exits_early: left early",
            "suite::finishes: passed",
            "suite::aborts: crashed",
            "suite::works_for_a_while: passed",
            "suite::sends_a_wrong_nonce: garbled",
            "suite::swallows_an_assertion: swallowed",
            "suite::floods_its_output: flooded",
            "suite::finishes: passed",
        ];
        assert_eq!(summary(&runs), expect, "{jobs} jobs");
        let events: Vec<Progress> = receiver.iter().collect();
        assert_eq!(events.len(), 2 * tests.len());
        let passed = |event: &&Progress| matches!(event, Progress::Ended { passed: true, .. });
        assert_eq!(events.iter().filter(passed).count(), 4);
    }
}

fn a_twin_that_passes_exposes_a_forgery() {
    let tests = vec![
        planned("finishes", "is a twin"),
        planned("finishes", "finishes"),
        planned("works for a while", "finishes"),
        planned("finishes", "exits early"),
        planned("exits early", "finishes"),
    ];
    let runs = run(&plan(Profile::Full, 2, tests.clone()), None).unwrap();
    let forged: Vec<_> = runs
        .iter()
        .map(|run| run.outcome == TestOutcome::Forged)
        .collect();
    assert_eq!(
        forged,
        [false, true, true, false, false],
        "{:?}",
        summary(&runs)
    );
    assert!(runs[0].outcome.passed() && runs[3].outcome.passed() && !runs[4].outcome.passed());

    let ours = Plan {
        twins: Twins::None,
        ..plan(Profile::Full, 2, tests)
    };
    let runs = run(&ours, None).unwrap();
    assert!(runs.iter().all(|run| !run.outcome.is_forgery()));
}

fn an_empty_plan_and_a_broken_sandbox() {
    assert!(
        run(&plan(Profile::Full, 3, Vec::new()), None)
            .unwrap()
            .is_empty()
    );
    let broken = Plan {
        binary: "/no/such/binary".into(),
        ..plan(Profile::Full, 2, vec![planned("finishes", "is a twin"); 4])
    };
    assert!(run(&broken, None).is_err());
}

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<_> = Profile::ALL
        .into_iter()
        .map(|profile| {
            Trial::test(
                format!("{profile}::outcomes_come_in_the_plans_order"),
                move || {
                    outcomes_come_in_the_plans_order(profile);
                    Ok(())
                },
            )
        })
        .collect();
    trials.push(Trial::test("a_twin_that_passes_exposes_a_forgery", || {
        a_twin_that_passes_exposes_a_forgery();
        Ok(())
    }));
    trials.push(Trial::test(
        "an_empty_plan_is_fine_and_a_broken_sandbox_a_fault",
        || {
            an_empty_plan_and_a_broken_sandbox();
            Ok(())
        },
    ));
    trials
}
