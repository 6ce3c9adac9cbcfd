//! The examples of the exercise's first edition.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::RwLock;

use crate::{
    ChaosConfig, ChaosEventType, ChaosRunner, ClockSimulator, Failpoint, FailpointAction,
    FailpointRegistry, FaultSpec, FaultTarget, FaultType, Invariant, InvariantViolation,
    LatencyConfig, LatencyRule, NetworkConfig, NetworkPartition, NetworkSimulator, PartitionType,
    ScenarioBuilder, SimulationMode,
};

fn name(text: &str) -> String {
    text.to_string()
}

fn failpoint(name: &str, action: FailpointAction) -> Failpoint {
    Failpoint {
        name: name.to_string(),
        action,
        condition: None,
        count: None,
    }
}

fn parted(a: &str, b: &str, partition_type: PartitionType) -> NetworkPartition {
    NetworkPartition {
        group_a: [name(a)].into_iter().collect(),
        group_b: [name(b)].into_iter().collect(),
        partition_type,
        duration: None,
        created_at: Instant::now(),
    }
}

#[tokio::test]
async fn failpoints_fail_as_they_are_told() {
    a_failpoint_fails_until_it_is_disabled().await;
    a_failpoint_fails_half_the_time().await;
}

async fn a_failpoint_fails_until_it_is_disabled() {
    let registry = FailpointRegistry::new();
    let action = FailpointAction::Return("error".to_string());
    registry.register(failpoint("test::fail", action)).await;
    assert!(registry.maybe_fail("test::fail").await.is_err());
    registry.disable("test::fail").await;
    assert!(registry.maybe_fail("test::fail").await.is_ok());
}

async fn a_failpoint_fails_half_the_time() {
    let registry = FailpointRegistry::new();
    let action = FailpointAction::Probability {
        percent: 50,
        action: Box::new(FailpointAction::Return("error".to_string())),
    };
    registry.register(failpoint("maybe::fail", action)).await;
    let mut failures = 0;
    for _ in 0..100 {
        if registry.maybe_fail("maybe::fail").await.is_err() {
            failures += 1;
        }
    }
    assert!(
        failures > 20 && failures < 80,
        "{failures} of 100 failed, at 50 percent"
    );
}

#[tokio::test]
async fn partitions_cut_and_rules_delay() {
    a_partition_cuts_both_ways_until_it_is_healed().await;
    an_asymmetric_partition_cuts_one_way().await;
    a_latency_rule_makes_a_link_slower().await;
}

async fn a_partition_cuts_both_ways_until_it_is_healed() {
    let sim = NetworkSimulator::new(NetworkConfig::default(), Some(42));
    sim.partition(parted("node1", "node2", PartitionType::Bidirectional))
        .await;
    assert!(!sim.can_communicate(&name("node1"), &name("node2")).await);
    assert!(!sim.can_communicate(&name("node2"), &name("node1")).await);
    assert!(sim.can_communicate(&name("node1"), &name("node3")).await);
    sim.heal_all().await;
    assert!(sim.can_communicate(&name("node1"), &name("node2")).await);
}

async fn an_asymmetric_partition_cuts_one_way() {
    let sim = NetworkSimulator::new(NetworkConfig::default(), Some(42));
    sim.partition(parted("leader", "follower", PartitionType::AsymmetricAtoB))
        .await;
    assert!(
        !sim.can_communicate(&name("leader"), &name("follower"))
            .await
    );
    assert!(
        sim.can_communicate(&name("follower"), &name("leader"))
            .await
    );
}

async fn a_latency_rule_makes_a_link_slower() {
    let sim = NetworkSimulator::new(NetworkConfig::default(), Some(42));
    sim.add_latency(LatencyRule {
        from: Some(name("slow_node")),
        to: None,
        latency: LatencyConfig::Fixed(Duration::from_millis(100)),
        probability: 1.0,
    })
    .await;
    let latency = sim.get_latency(&name("slow_node"), &name("any")).await;
    assert!(latency >= Duration::from_millis(100), "{latency:?}");
}

#[tokio::test]
async fn clocks_can_be_advanced_and_wrong() {
    a_clock_can_be_advanced().await;
    nodes_have_clocks_that_are_wrong().await;
}

async fn a_clock_can_be_advanced() {
    let clock = ClockSimulator::new(1.0);
    let t1 = clock.now().await;
    clock.advance(Duration::from_secs(10)).await;
    let t2 = clock.now().await;
    assert!(t2 - t1 >= Duration::from_secs(10));
}

async fn nodes_have_clocks_that_are_wrong() {
    let clock = ClockSimulator::new(1.0);
    clock.set_clock_skew(&name("fast_node"), 5000).await;
    clock.set_clock_skew(&name("slow_node"), -5000).await;
    let base = clock.now().await;
    assert!(clock.now_for_node(&name("fast_node")).await > base);
    assert!(clock.now_for_node(&name("slow_node")).await < base);
}

#[test]
fn scenarios_are_made_of_steps_faults_and_events() {
    a_scenario_is_a_list_of_steps();
    there_are_ten_kinds_of_faults();
    there_are_seven_kinds_of_events();
}

fn a_scenario_is_a_list_of_steps() {
    let scenario = ScenarioBuilder::new("test_scenario")
        .wait(Duration::from_secs(1))
        .inject(FaultSpec {
            id: "partition1".to_string(),
            fault_type: FaultType::NetworkPartition(PartitionType::Bidirectional),
            target: FaultTarget::Nodes(vec!["a".to_string(), "b".to_string()]),
            duration: Some(Duration::from_secs(5)),
            probability: 1.0,
        })
        .check_invariant("consistency")
        .remove_fault("partition1")
        .build();
    assert_eq!(scenario.name, "test_scenario");
    assert_eq!(scenario.steps.len(), 4);
}

async fn drops(seed: u64) -> usize {
    let config = NetworkConfig {
        base_drop_rate: 0.1,
        ..Default::default()
    };
    let sim = NetworkSimulator::new(config, Some(seed));
    let mut drops = 0;
    for i in 0..100 {
        if sim.send(&name("a"), &name("b"), i).await.is_err() {
            drops += 1;
        }
    }
    drops
}

// The first edition lets these 300 ms pass; with paused time they take none.
#[tokio::test(start_paused = true)]
async fn the_same_seed_drops_the_same_messages() {
    let (first, second) = (drops(12345).await, drops(12345).await);
    let _may_differ = drops(67890).await;
    assert_eq!(first, second, "the same seed must give the same results");
}

struct ConsistencyInvariant {
    expected_sum: i64,
    actual: Arc<RwLock<i64>>,
}

impl Invariant for ConsistencyInvariant {
    fn check(&self) -> Result<(), InvariantViolation> {
        let actual = *self.actual.blocking_read();
        if actual == self.expected_sum {
            return Ok(());
        }
        Err(InvariantViolation {
            invariant: "consistency".to_string(),
            message: format!("Expected {}, got {}", self.expected_sum, actual),
            context: HashMap::new(),
        })
    }

    fn name(&self) -> &str {
        "consistency"
    }
}

#[tokio::test]
async fn an_invariant_holds_until_it_does_not() {
    let config = ChaosConfig {
        seed: Some(42),
        mode: SimulationMode::Simulated,
        enable_tracing: true,
        check_invariants: true,
    };
    let network = Arc::new(NetworkSimulator::new(NetworkConfig::default(), Some(42)));
    let clock = Arc::new(ClockSimulator::new(1.0));
    let runner = ChaosRunner::new(config, network, clock, Arc::new(FailpointRegistry::new()));
    let value = Arc::new(RwLock::new(100_i64));
    let invariant = ConsistencyInvariant {
        expected_sum: 100,
        actual: value.clone(),
    };
    runner.register_invariant("consistency", invariant).await;
    assert!(runner.check_all_invariants().await.is_ok());
    *value.write().await = 50;
    assert!(runner.check_all_invariants().await.is_err());
}

fn there_are_ten_kinds_of_faults() {
    let faults = [
        FaultType::NetworkPartition(PartitionType::Bidirectional),
        FaultType::NetworkLatency(LatencyConfig::Fixed(Duration::from_millis(100))),
        FaultType::NetworkDrop(0.5),
        FaultType::ProcessCrash,
        FaultType::ProcessPause,
        FaultType::DiskFull,
        FaultType::DiskSlow(Duration::from_millis(50)),
        FaultType::MemoryPressure(1024 * 1024 * 100),
        FaultType::CpuThrottle(0.5),
        FaultType::ClockSkew(5000),
    ];
    assert_eq!(faults.len(), 10);
}

fn there_are_seven_kinds_of_events() {
    let events = [
        ChaosEventType::FaultInjected,
        ChaosEventType::FaultRemoved,
        ChaosEventType::InvariantChecked,
        ChaosEventType::InvariantViolated,
        ChaosEventType::ScenarioStarted,
        ChaosEventType::ScenarioCompleted,
        ChaosEventType::StepExecuted,
    ];
    assert_eq!(events.len(), 7);
}
