//! The hidden tests, one file a subject, and the laboratory that they work in.

mod checker;
mod clock;
mod conditions;
mod determinism;
mod events;
mod failpoints;
mod failures;
mod faults;
mod hits;
mod invariants;
mod jepsen;
mod latencies;
mod linearizability;
mod links;
mod partitions;
mod processes;
mod resources;
mod scenarios;
mod script;

use std::collections::HashMap;
use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::{
    ChaosConfig, ChaosReport, ChaosRunner, ChaosStep, ClockSimulator, FailpointRegistry, FaultSpec,
    FaultTarget, FaultType, Invariant, InvariantViolation, LatencyConfig, LatencyRule,
    NetworkConfig, NetworkSimulator, NodeSpec, ScenarioBuilder, SimNode, SimulationMode,
};

/// The one assertion of the suite: what was done, what came out, what the rule says.
#[track_caller]
fn check(holds: bool, done: &str, came: &dyn Debug, rule: &str) {
    assert!(holds, "{done}: {came:?}, but {rule}");
}

/// The same where the outcome is a list of notes.
#[track_caller]
fn check_notes(done: &str, came: &[String], want: &[&str], rule: &str) {
    let same = came.iter().map(String::as_str).eq(want.iter().copied());
    assert!(same, "{done}: {came:?}, but it must be {want:?}: {rule}");
}

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn id(node: &str) -> String {
    node.to_string()
}

type Boxed = Pin<Box<dyn Future<Output = String> + Send>>;
type Probe = Box<dyn Fn() -> Boxed + Send + Sync>;
type Notes = Arc<Mutex<Vec<String>>>;

fn add(notes: &Notes, note: String) {
    if let Ok(mut notes) = notes.lock() {
        notes.push(note);
    }
}

fn taken(notes: &Notes) -> Vec<String> {
    notes.lock().map(|notes| notes.clone()).unwrap_or_default()
}

/// A runner with all that belongs to it. The latency is 1 ms without jitter.
struct Lab {
    runner: ChaosRunner,
    network: Arc<NetworkSimulator>,
    clock: Arc<ClockSimulator>,
    failpoints: Arc<FailpointRegistry>,
    notes: Notes,
}

fn simulated(seed: u64) -> ChaosConfig {
    ChaosConfig {
        seed: Some(seed),
        mode: SimulationMode::Simulated,
        enable_tracing: true,
        check_invariants: true,
    }
}

fn quiet_network() -> NetworkConfig {
    NetworkConfig {
        base_latency: ms(1),
        jitter: Duration::ZERO,
        base_drop_rate: 0.0,
        bandwidth: None,
    }
}

fn network(config: NetworkConfig) -> NetworkSimulator {
    NetworkSimulator::new(config, Some(42))
}

fn slower(from: Option<&str>, to: Option<&str>, latency: LatencyConfig) -> LatencyRule {
    LatencyRule {
        from: from.map(id),
        to: to.map(id),
        latency,
        probability: 1.0,
    }
}

impl Lab {
    /// Simulated, seed 42, with these nodes. The clock does not flow, so that all of them begin at 0.
    async fn new(nodes: &[&str]) -> Lab {
        Lab::with(simulated(42), quiet_network(), 0.0, nodes).await
    }

    async fn with(config: ChaosConfig, network: NetworkConfig, scale: f64, nodes: &[&str]) -> Lab {
        let network = Arc::new(NetworkSimulator::new(network, None));
        let clock = Arc::new(ClockSimulator::new(scale));
        let failpoints = Arc::new(FailpointRegistry::new());
        let runner = ChaosRunner::new(
            config,
            Arc::clone(&network),
            Arc::clone(&clock),
            Arc::clone(&failpoints),
        );
        for node in nodes {
            runner.register_node(node, NodeSpec::default()).await;
        }
        let notes = Notes::default();
        Lab {
            runner,
            network,
            clock,
            failpoints,
            notes,
        }
    }

    async fn node(&self, id: &str) -> SimNode {
        self.runner.register_node(id, NodeSpec::default()).await
    }

    /// One node, and actions that note their names.
    async fn with_actions() -> Lab {
        let lab = Lab::new(&["a"]).await;
        for name in ["one", "two", "three"] {
            lab.probe(name, move || Box::pin(async move { name.to_string() }))
                .await;
        }
        lab
    }

    /// Starts some processor work on node a beside the scenario.
    async fn working(&self, millis: u64) -> SimNode {
        let node = self.node("a").await;
        let worker = node.clone();
        self.aside(Box::pin(async move {
            format!("worked {}", said(worker.work(ms(millis)).await))
        }));
        node
    }

    /// An action of that name that notes when it was done and what came out.
    async fn probe(&self, name: &str, probe: impl Fn() -> Boxed + Send + Sync + 'static) {
        self.add_probe(name, Box::new(probe)).await;
    }

    /// Not generic: it is compiled once.
    async fn add_probe(&self, name: &str, probe: Probe) {
        let (notes, clock) = (Arc::clone(&self.notes), Arc::clone(&self.clock));
        let action = move || {
            let (notes, clock, result) = (Arc::clone(&notes), Arc::clone(&clock), probe());
            async move {
                let result = result.await;
                add(
                    &notes,
                    format!("{} ms: {result}", since_start(&clock).await),
                );
                Ok(())
            }
        };
        self.runner.register_action(name, action).await;
    }

    /// An action that notes whether messages get from one node to the other.
    async fn probe_way(&self, name: &str, from: &str, to: &str) {
        let (network, from, to) = (Arc::clone(&self.network), id(from), id(to));
        self.probe(name, move || {
            let (network, from, to) = (Arc::clone(&network), from.clone(), to.clone());
            Box::pin(async move { said(network.send(&from, &to, 1_u8).await) })
        })
        .await;
    }

    /// Something that goes on beside the scenario, and what it comes to.
    fn aside(&self, work: Boxed) {
        let (notes, clock) = (Arc::clone(&self.notes), Arc::clone(&self.clock));
        tokio::spawn(async move {
            let result = work.await;
            add(
                &notes,
                format!("{} ms: {result}", since_start(&clock).await),
            );
        });
    }

    async fn run(&self, builder: ScenarioBuilder) -> ChaosReport {
        match self.runner.run(builder.build()).await {
            Ok(report) => report,
            Err(error) => {
                panic!("run() failed with {error:?} ({error}), but nothing is wrong with it")
            }
        }
    }

    fn notes(&self) -> Vec<String> {
        taken(&self.notes)
    }
}

/// In whole milliseconds.
async fn since_start(clock: &ClockSimulator) -> u128 {
    (clock.now().await.saturating_sub(ClockSimulator::START)).as_millis()
}

/// `ok`, or the error's text.
fn said<T, E: std::fmt::Display>(result: Result<T, E>) -> String {
    match result {
        Ok(_) => "ok".to_string(),
        Err(error) => error.to_string(),
    }
}

fn fault(name: &str, fault_type: FaultType, target: FaultTarget) -> FaultSpec {
    FaultSpec {
        id: name.to_string(),
        fault_type,
        target,
        duration: None,
        probability: 1.0,
    }
}

fn lasting(fault: FaultSpec, millis: u64) -> FaultSpec {
    FaultSpec {
        duration: Some(ms(millis)),
        ..fault
    }
}

fn on(node: &str) -> FaultTarget {
    FaultTarget::Node(node.to_string())
}

fn scenario() -> ScenarioBuilder {
    ScenarioBuilder::new("test")
}

fn act(name: &str) -> ChaosStep {
    ChaosStep::Action(name.to_string())
}

/// Holds as long as the number is not negative; panics at `i64::MIN`.
struct NotNegative {
    name: &'static str,
    number: Arc<Mutex<i64>>,
}

impl Invariant for NotNegative {
    fn check(&self) -> Result<(), InvariantViolation> {
        let number = self.number.lock().map_or(-1, |number| *number);
        if number == i64::MIN {
            // A panic that says nothing.
            std::panic::resume_unwind(Box::new("broken"));
        }
        if number >= 0 {
            return Ok(());
        }
        Err(InvariantViolation {
            invariant: self.name.to_string(),
            message: format!("the number is {number}"),
            context: HashMap::new(),
        })
    }

    fn name(&self) -> &str {
        self.name
    }
}
