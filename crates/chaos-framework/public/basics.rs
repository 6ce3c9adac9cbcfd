//! One example each of what was added.

use std::sync::Arc;
use std::time::Duration;

use crate::{
    ChaosConfig, ChaosRunner, ClockSimulator, FailpointRegistry, FaultSpec, FaultTarget, FaultType,
    History, LinearizabilityChecker, NetworkConfig, NetworkSimulator, NodeError, NodeSpec,
    RegisterModel, RegisterOp, RegisterRet, ScenarioBuilder, SimulationMode, Verdict,
};

fn runner() -> ChaosRunner {
    let config = ChaosConfig {
        seed: Some(1),
        mode: SimulationMode::Simulated,
        enable_tracing: true,
        check_invariants: true,
    };
    let network = Arc::new(NetworkSimulator::new(NetworkConfig::default(), None));
    let clock = Arc::new(ClockSimulator::new(1.0));
    ChaosRunner::new(config, network, clock, Arc::new(FailpointRegistry::new()))
}

#[tokio::test]
async fn a_simulated_day_takes_no_time() {
    let scenario = ScenarioBuilder::new("day")
        .wait(Duration::from_secs(86_400))
        .build();
    let report = runner()
        .run(scenario)
        .await
        .expect("nothing is wrong with the scenario");
    assert!(report.success);
    assert_eq!(report.duration, Duration::from_secs(86_400));
}

#[tokio::test]
async fn a_crashed_node_refuses_to_write() {
    let runner = runner();
    let node = runner.register_node("a", NodeSpec::default()).await;
    assert_eq!(node.write("file", b"x").await, Ok(()));
    runner
        .register_action("write while down", move || {
            let node = node.clone();
            async move {
                match node.write("file", b"y").await {
                    Err(NodeError::Crashed) => Ok(()),
                    other => Err(format!("{other:?}")),
                }
            }
        })
        .await;
    let crash = FaultSpec {
        id: "crash".to_string(),
        fault_type: FaultType::ProcessCrash,
        target: FaultTarget::Node("a".to_string()),
        duration: None,
        probability: 1.0,
    };
    let scenario = ScenarioBuilder::new("crash")
        .inject(crash)
        .action("write while down")
        .build();
    assert!(runner.run(scenario).await.is_ok());
}

#[test]
fn a_stale_read_is_not_linearizable() {
    let history = History::new();
    let write = history.invoke(
        1,
        RegisterOp::Write {
            key: "x".to_string(),
            value: 7,
        },
    );
    history.ok(write, RegisterRet::Written);
    let read = history.invoke(
        2,
        RegisterOp::Read {
            key: "x".to_string(),
        },
    );
    history.ok(read, RegisterRet::Value(0));
    let checker = LinearizabilityChecker::new(RegisterModel { initial: 0 });
    assert!(matches!(
        checker.check(&history),
        Verdict::Violation { operation: 1, .. }
    ));
}
