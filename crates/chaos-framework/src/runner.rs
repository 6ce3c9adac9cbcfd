//! What runs scenarios.

use std::future::Future;
use std::sync::Arc;

use tokio::sync::broadcast;

use crate::invariant::check_apart;
use crate::run::Run;
use crate::sync::lock;
use crate::world::{Action, World};
use crate::{
    ChaosConfig, ChaosError, ChaosEvent, ChaosReport, ChaosScenario, ClockSimulator,
    FailpointRegistry, Invariant, InvariantViolation, NetworkSimulator, NodeSpec, SimNode,
};

/// Runs scenarios on a network, a clock, failpoints and nodes.
///
/// ```
/// use chaos_framework::*;
/// use std::{sync::Arc, time::Duration};
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// let runner = ChaosRunner::new(
///     ChaosConfig {
///         seed: Some(42),
///         mode: SimulationMode::Simulated,
///         enable_tracing: true,
///         check_invariants: true,
///     },
///     Arc::new(NetworkSimulator::new(NetworkConfig::default(), None)),
///     Arc::new(ClockSimulator::new(1.0)),
///     Arc::new(FailpointRegistry::new()),
/// );
/// let scenario = ScenarioBuilder::new("a long day").wait(Duration::from_secs(86_400)).build();
/// let report = runner.run(scenario).await.unwrap();
/// assert!(report.success);
/// assert_eq!(report.duration.as_secs(), 86_400);
/// # });
/// ```
pub struct ChaosRunner {
    // solution
    // starter: // What it was given, and what was registered since.
    world: World,
    /// One scenario at a time.
    running: tokio::sync::Mutex<()>,
    // end solution
}

impl ChaosRunner {
    /// A runner on these. The network and the failpoints get the seed, unless they have one, and the
    /// clock, unless another runner gave them one. In simulated mode the clock is frozen.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// # use std::sync::Arc;
    /// # let config = ChaosConfig { seed: None, mode: SimulationMode::RealTime, enable_tracing: false, check_invariants: false };
    /// let runner = ChaosRunner::new(
    ///     config,
    ///     Arc::new(NetworkSimulator::new(NetworkConfig::default(), None)),
    ///     Arc::new(ClockSimulator::new(1.0)),
    ///     Arc::new(FailpointRegistry::new()),
    /// );
    /// ```
    pub fn new(
        config: ChaosConfig,
        network: Arc<NetworkSimulator>,
        clock: Arc<ClockSimulator>,
        failpoints: Arc<FailpointRegistry>,
    ) -> Self {
        ChaosRunner {
            world: World::new(config, network, clock, &failpoints),
            running: tokio::sync::Mutex::default(),
        }
    }

    /// Adds an invariant under a name, in place of one that has it.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// async fn prepare(runner: &ChaosRunner, sum: impl Invariant + 'static) {
    ///     runner.register_invariant("sum", sum).await;
    /// }
    /// ```
    pub async fn register_invariant(&self, name: &str, invariant: impl Invariant + 'static) {
        lock(&self.world.invariants).insert(name.to_string(), Arc::new(invariant));
    }

    /// Adds what [`ChaosStep::Action`](crate::ChaosStep::Action) does under this name, in place of
    /// one that has it. An error ends the scenario.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// async fn prepare(runner: &ChaosRunner, node: SimNode) {
    ///     runner.register_action("write", move || {
    ///         let node = node.clone();
    ///         async move { node.write("log", b"x").await.map_err(|error| error.to_string()) }
    ///     }).await;
    /// }
    /// ```
    pub async fn register_action<Fut, F>(&self, name: &str, action: F)
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), String>> + Send + 'static,
    {
        let action: Action = Arc::new(move || Box::pin(action()));
        lock(&self.world.actions).insert(name.to_string(), action);
    }

    /// Adds what [`ChaosStep::If`](crate::ChaosStep::If) asks under this name, in place of one that
    /// has it.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// async fn prepare(runner: &ChaosRunner, node: SimNode) {
    ///     runner.register_condition("up", move || node.state() == ProcessState::Running).await;
    /// }
    /// ```
    pub async fn register_condition(
        &self,
        name: &str,
        condition: impl Fn() -> bool + Send + Sync + 'static,
    ) {
        lock(&self.world.conditions).insert(name.to_string(), Arc::new(condition));
    }

    /// Adds a machine, and makes it part of the network. A name that is taken gives the machine that
    /// has it.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// async fn three(runner: &ChaosRunner) -> Vec<SimNode> {
    ///     let mut nodes = Vec::new();
    ///     for id in ["a", "b", "c"] {
    ///         nodes.push(runner.register_node(id, NodeSpec::default()).await);
    ///     }
    ///     nodes
    /// }
    /// ```
    pub async fn register_node(&self, id: &str, spec: NodeSpec) -> SimNode {
        let mut nodes = lock(&self.world.nodes);
        let node = nodes
            .entry(id.to_string())
            .or_insert_with(|| SimNode::new(id, spec, Arc::clone(&self.world.clock)));
        self.world.network.attach(node);
        node.clone()
    }

    /// Runs a scenario. A second one waits until the first is over.
    ///
    /// # Errors
    ///
    /// [`ChaosError::ScenarioFailed`] if the scenario cannot be run (then nothing was done) or an
    /// action failed, [`ChaosError::Timeout`] after too many steps. A violated invariant is no
    /// error: the report tells it.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// async fn smoke(runner: &ChaosRunner) -> Result<bool, ChaosError> {
    ///     let scenario = ScenarioBuilder::new("smoke").action("write").build();
    ///     Ok(runner.run(scenario).await?.success)
    /// }
    /// ```
    pub async fn run(&self, scenario: ChaosScenario) -> Result<ChaosReport, ChaosError> {
        let _one_at_a_time = self.running.lock().await;
        Run::new(&self.world).report(&scenario).await
    }

    /// Checks all invariants, in the order of their names.
    ///
    /// # Errors
    ///
    /// The first violation.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// async fn is_sound(runner: &ChaosRunner) -> bool {
    ///     runner.check_all_invariants().await.is_ok()
    /// }
    /// ```
    pub async fn check_all_invariants(&self) -> Result<(), InvariantViolation> {
        let invariants = lock(&self.world.invariants).clone();
        for (name, invariant) in invariants {
            check_apart(&name, invariant).await?;
        }
        Ok(())
    }

    /// The events of all runs so far.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// async fn print(runner: &ChaosRunner) {
    ///     for event in runner.event_log().await {
    ///         println!("{event:?}");
    ///     }
    /// }
    /// ```
    pub async fn event_log(&self) -> Vec<ChaosEvent> {
        lock(&self.world.log).clone()
    }

    /// The events from now on, as they happen.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// async fn first(runner: &ChaosRunner, scenario: ChaosScenario) -> ChaosEventType {
    ///     let mut events = runner.subscribe();
    ///     runner.run(scenario).await.unwrap();
    ///     events.recv().await.unwrap().event_type // ScenarioStarted
    /// }
    /// ```
    pub fn subscribe(&self) -> broadcast::Receiver<ChaosEvent> {
        self.world.listeners.subscribe()
    }
}
