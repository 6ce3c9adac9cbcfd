//! What runs scenarios.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use tokio::sync::broadcast;

use crate::clock::lock;
use crate::run::Run;
use crate::{
    ChaosError, ChaosEvent, ChaosReport, ChaosScenario, ClockSimulator, FailpointRegistry,
    Invariant, InvariantViolation, NetworkSimulator, NodeId, NodeSpec, SimNode,
};

/// How many events a subscriber may be behind before it misses some.
const EVENTS_KEPT: usize = 4096;

/// How scenarios are run.
///
/// ```
/// use chaos_framework::{ChaosConfig, SimulationMode};
///
/// let config = ChaosConfig {
///     seed: Some(42),
///     mode: SimulationMode::Simulated,
///     enable_tracing: true,
///     check_invariants: true,
/// };
/// ```
#[derive(Debug, Clone)]
pub struct ChaosConfig {
    /// What all random choices depend on; `None` draws one, which the report tells.
    pub seed: Option<u64>,
    /// What moves the time.
    pub mode: SimulationMode,
    /// Whether events are recorded.
    pub enable_tracing: bool,
    /// Whether invariants are checked throughout, and not only by steps.
    pub check_invariants: bool,
}

/// What moves the time.
///
/// ```
/// assert_ne!(
///     chaos_framework::SimulationMode::RealTime,
///     chaos_framework::SimulationMode::Simulated,
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SimulationMode {
    /// The clock flows, and waits last.
    RealTime,
    /// The clock is frozen, and a running scenario moves it from event to event.
    Simulated,
}

type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;
pub(crate) type Action = Arc<dyn Fn() -> BoxFuture<Result<(), String>> + Send + Sync>;
pub(crate) type Condition = Arc<dyn Fn() -> bool + Send + Sync>;

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
    pub(crate) config: ChaosConfig,
    pub(crate) seed: u64,
    pub(crate) network: Arc<NetworkSimulator>,
    pub(crate) clock: Arc<ClockSimulator>,
    pub(crate) invariants: Mutex<BTreeMap<String, Arc<dyn Invariant>>>,
    pub(crate) actions: Mutex<BTreeMap<String, Action>>,
    pub(crate) conditions: Mutex<BTreeMap<String, Condition>>,
    pub(crate) nodes: Mutex<BTreeMap<NodeId, SimNode>>,
    pub(crate) log: Mutex<Vec<ChaosEvent>>,
    pub(crate) listeners: broadcast::Sender<ChaosEvent>,
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
        let seed = config.seed.unwrap_or_else(rand::random);
        if config.mode == SimulationMode::Simulated {
            clock.freeze();
        }
        network.bind(seed, &clock);
        failpoints.bind(seed, &clock);
        ChaosRunner {
            config,
            seed,
            network,
            clock,
            invariants: Mutex::default(),
            actions: Mutex::default(),
            conditions: Mutex::default(),
            nodes: Mutex::default(),
            log: Mutex::default(),
            listeners: broadcast::Sender::new(EVENTS_KEPT),
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
        lock(&self.invariants).insert(name.to_string(), Arc::new(invariant));
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
        lock(&self.actions).insert(name.to_string(), action);
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
        lock(&self.conditions).insert(name.to_string(), Arc::new(condition));
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
        let mut nodes = lock(&self.nodes);
        let node = nodes
            .entry(id.to_string())
            .or_insert_with(|| SimNode::new(id, spec, Arc::clone(&self.clock)));
        self.network.attach(node);
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
        Run::new(self).report(&scenario).await
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
        let invariants = lock(&self.invariants).clone();
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
        lock(&self.log).clone()
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
        self.listeners.subscribe()
    }
}

/// Checks an invariant on a thread where it may block. One that panics does not hold.
pub(crate) async fn check_apart(
    name: &str,
    invariant: Arc<dyn Invariant>,
) -> Result<(), InvariantViolation> {
    match tokio::task::spawn_blocking(move || invariant.check()).await {
        Ok(result) => result,
        Err(error) => Err(InvariantViolation {
            invariant: name.to_string(),
            message: format!("the check failed: {error}"),
            context: Default::default(),
        }),
    }
}
