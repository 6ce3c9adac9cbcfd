use std::collections::{HashMap, HashSet};
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::broadcast;

/// The name of a node.
pub type NodeId = String;

// ---- Failpoints (1.5)

/// A named place in the program where a fault can be injected.
#[derive(Debug, Clone)]
pub struct Failpoint {
    pub name: String,
    pub action: FailpointAction,
    pub condition: Option<FailpointCondition>,
    pub count: Option<u32>,
}

/// What happens when a failpoint is hit.
#[derive(Clone)]
pub enum FailpointAction {
    Off,
    Return(String),
    Panic(String),
    Sleep(Duration),
    Probability { percent: u8, action: Box<FailpointAction> },
    CountedAction { remaining: u32, action: Box<FailpointAction> },
    Sequence(Vec<FailpointAction>),
    Callback(Arc<dyn Fn() -> Result<(), String> + Send + Sync>),
}

impl std::fmt::Debug for FailpointAction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result;
}

/// When a failpoint acts.
#[derive(Debug, Clone)]
pub enum FailpointCondition {
    Always,
    OnThread(String),
    WithProbability(f64),
    AfterCount(u32),
    BeforeCount(u32),
    TimeWindow { start: Instant, end: Instant },
}

/// The failpoints by name.
pub struct FailpointRegistry { /* private */ }

impl FailpointRegistry {
    pub fn new() -> Self;

    /// With a seed that no runner changes.
    pub fn with_seed(seed: u64) -> Self;

    /// Names the calling thread for `OnThread`.
    pub fn name_thread(name: &str);

    /// Adds or replaces a failpoint.
    pub async fn register(&self, failpoint: Failpoint);

    /// Gives it another action.
    pub async fn set(&self, name: &str, action: FailpointAction);

    /// Sets its action to `Off`.
    pub async fn disable(&self, name: &str);

    /// A hit.
    pub async fn check(&self, name: &str) -> Result<(), FailpointError>;

    /// The same as `check`.
    pub async fn maybe_fail(&self, name: &str) -> Result<(), FailpointError>;

    /// How often it was hit.
    pub async fn hit_count(&self, name: &str) -> u64;

    /// Puts all counters back.
    pub async fn reset_counts(&self);
}

/// What a failpoint makes its caller return.
#[derive(Debug, thiserror::Error)]
pub enum FailpointError {
    #[error("Failpoint triggered: {0}")]
    Triggered(String),
    #[error("Failpoint panic: {0}")]
    Panic(String),
}

// ---- Network (1.6)

/// What every link is like before any rule.
#[derive(Debug, Clone)]
pub struct NetworkConfig {
    pub base_latency: Duration,
    pub jitter: Duration,
    pub base_drop_rate: f64,
    /// Bytes a second, on each link.
    pub bandwidth: Option<u64>,
}

impl Default for NetworkConfig {
    fn default() -> Self;
}

/// Two groups that cannot reach each other.
#[derive(Debug, Clone)]
pub struct NetworkPartition {
    pub group_a: HashSet<NodeId>,
    pub group_b: HashSet<NodeId>,
    pub partition_type: PartitionType,
    pub duration: Option<Duration>,
    /// By tokio's clock: `tokio::time::Instant::now().into_std()`.
    pub created_at: Instant,
}

/// Which direction is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartitionType {
    Bidirectional,
    AsymmetricAtoB,
    AsymmetricBtoA,
}

/// Makes links slower.
#[derive(Debug, Clone)]
pub struct LatencyRule {
    pub from: Option<NodeId>,
    pub to: Option<NodeId>,
    pub latency: LatencyConfig,
    pub probability: f64,
}

/// A distribution of times.
#[derive(Debug, Clone)]
pub enum LatencyConfig {
    Fixed(Duration),
    Uniform { min: Duration, max: Duration },
    Normal { mean: Duration, std_dev: Duration },
    Exponential { mean: Duration },
}

/// Loses and damages messages.
#[derive(Debug, Clone)]
pub struct DropRule {
    pub from: Option<NodeId>,
    pub to: Option<NodeId>,
    pub drop_rate: f64,
    pub corrupt_rate: f64,
}

/// The network between the nodes.
pub struct NetworkSimulator { /* private */ }

impl NetworkSimulator {
    pub fn new(config: NetworkConfig, seed: Option<u64>) -> Self;

    pub async fn partition(&self, partition: NetworkPartition);

    pub async fn heal_all(&self);

    pub async fn heal_expired(&self);

    pub async fn add_latency(&self, rule: LatencyRule);

    pub async fn add_drop_rule(&self, rule: DropRule);

    /// Returns when the message arrives; its size is `size_of::<M>()`.
    pub async fn send<M: Clone>(
        &self,
        from: &NodeId,
        to: &NodeId,
        message: M,
    ) -> Result<M, NetworkError>;

    /// The same for a message of so many bytes.
    pub async fn send_sized<M: Clone>(
        &self,
        from: &NodeId,
        to: &NodeId,
        message: M,
        bytes: u64,
    ) -> Result<M, NetworkError>;

    pub async fn can_communicate(&self, from: &NodeId, to: &NodeId) -> bool;

    /// The latency of the next message.
    pub async fn get_latency(&self, from: &NodeId, to: &NodeId) -> Duration;
}

/// Why a message did not arrive.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    #[error("Network partition: {from} cannot reach {to}")]
    Partitioned { from: NodeId, to: NodeId },
    #[error("Packet dropped")]
    Dropped,
    #[error("Packet corrupted")]
    Corrupted,
    #[error("Timeout")]
    Timeout,
}

// ---- Clock (1.4)

/// Simulated time.
pub struct ClockSimulator { /* private */ }

impl ClockSimulator {
    /// Where every clock starts: 1,000,000,000 s.
    pub const START: Duration = Duration::from_secs(1_000_000_000);

    pub fn new(time_scale: f64) -> Self;

    pub async fn now(&self) -> Duration;

    /// With the node's skew.
    pub async fn now_for_node(&self, node: &NodeId) -> Duration;

    pub async fn advance(&self, duration: Duration);

    pub async fn set_clock_skew(&self, node: &NodeId, skew_ms: i64);

    pub async fn sleep(&self, duration: Duration);

    /// Stops the flow of time for good.
    pub fn freeze(&self);
}

// ---- Machines (1.7)

/// How large a machine is, in bytes.
#[derive(Debug, Clone)]
pub struct NodeSpec {
    pub disk_capacity: u64,
    pub memory_limit: u64,
}

impl Default for NodeSpec {
    fn default() -> Self;
}

/// What a node's process does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProcessState {
    Running,
    Paused,
    Crashed,
}

/// What a node refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NodeError {
    #[error("Node crashed")]
    Crashed,
    #[error("Disk full")]
    DiskFull,
    #[error("Out of memory")]
    OutOfMemory,
}

/// A handle on one machine; clones are handles on the same one.
pub struct SimNode { /* private */ }

impl Clone for SimNode {
    fn clone(&self) -> Self;
}

impl SimNode {
    pub fn id(&self) -> &NodeId;

    pub fn state(&self) -> ProcessState;

    /// What it takes the time for.
    pub async fn now(&self) -> Duration;

    /// Computes for so much processor time.
    pub async fn work(&self, cpu: Duration) -> Result<(), NodeError>;

    /// Puts a file on the disk.
    pub async fn write(&self, file: &str, data: &[u8]) -> Result<(), NodeError>;

    /// What is in a file.
    pub async fn read(&self, file: &str) -> Result<Option<Vec<u8>>, NodeError>;

    pub fn allocate(&self, bytes: u64) -> Result<(), NodeError>;

    pub fn free(&self, bytes: u64);

    pub fn memory_used(&self) -> u64;

    pub fn disk_used(&self) -> u64;

    /// Runs a process on the node.
    pub async fn run<F: Future>(&self, process: F) -> Result<F::Output, NodeError>;

    /// Starts a process now, and anew after each crash.
    pub fn host<Fut, F>(&self, make: F)
    where
        F: Fn() -> Fut + Send + 'static,
        Fut: Future<Output = ()> + Send + 'static;
}

// ---- Scenarios (1.8, 1.9)

/// A list of steps with a name.
#[derive(Debug, Clone)]
pub struct ChaosScenario {
    pub name: String,
    pub steps: Vec<ChaosStep>,
}

/// One step.
#[derive(Debug, Clone)]
pub enum ChaosStep {
    Wait(Duration),
    InjectFault(FaultSpec),
    RemoveFault(String),
    CheckInvariant(String),
    Action(String),
    If { condition: String, then: Vec<ChaosStep>, else_: Vec<ChaosStep> },
    Loop { count: u32, steps: Vec<ChaosStep> },
    Parallel(Vec<ChaosStep>),
}

/// A fault, and how it is to be injected.
#[derive(Debug, Clone)]
pub struct FaultSpec {
    pub id: String,
    pub fault_type: FaultType,
    pub target: FaultTarget,
    pub duration: Option<Duration>,
    pub probability: f64,
}

/// What goes wrong.
#[derive(Debug, Clone)]
pub enum FaultType {
    NetworkPartition(PartitionType),
    NetworkLatency(LatencyConfig),
    NetworkDrop(f64),
    ProcessCrash,
    ProcessPause,
    DiskFull,
    DiskSlow(Duration),
    /// Bytes that are taken.
    MemoryPressure(u64),
    /// The share of the processor that is left.
    CpuThrottle(f64),
    /// Milliseconds.
    ClockSkew(i64),
}

/// Where.
#[derive(Debug, Clone)]
pub enum FaultTarget {
    Node(NodeId),
    Nodes(Vec<NodeId>),
    Random { count: usize },
    All,
}

/// Writes a scenario down.
pub struct ScenarioBuilder { /* private */ }

impl ScenarioBuilder {
    pub fn new(name: impl Into<String>) -> Self;

    pub fn wait(self, duration: Duration) -> Self;
    pub fn inject(self, fault: FaultSpec) -> Self;
    pub fn remove_fault(self, id: impl Into<String>) -> Self;
    pub fn check_invariant(self, name: impl Into<String>) -> Self;
    pub fn action(self, name: impl Into<String>) -> Self;
    pub fn repeat(self, count: u32, steps: impl FnOnce(Self) -> Self) -> Self;
    pub fn if_(
        self,
        condition: impl Into<String>,
        then: impl FnOnce(Self) -> Self,
        else_: impl FnOnce(Self) -> Self,
    ) -> Self;
    /// Each branch is a list of steps.
    pub fn parallel(self, branches: Vec<Vec<ChaosStep>>) -> Self;
    /// Adds all steps of another scenario.
    pub fn include(self, scenario: ChaosScenario) -> Self;
    pub fn build(self) -> ChaosScenario;
}

// ---- The runner (1.8 to 1.11)

/// How scenarios are run.
#[derive(Debug, Clone)]
pub struct ChaosConfig {
    pub seed: Option<u64>,
    pub mode: SimulationMode,
    pub enable_tracing: bool,
    pub check_invariants: bool,
}

/// What moves the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SimulationMode {
    RealTime,
    Simulated,
}

/// Runs scenarios.
pub struct ChaosRunner { /* private */ }

impl ChaosRunner {
    pub fn new(
        config: ChaosConfig,
        network: Arc<NetworkSimulator>,
        clock: Arc<ClockSimulator>,
        failpoints: Arc<FailpointRegistry>,
    ) -> Self;

    pub async fn register_invariant(&self, name: &str, invariant: impl Invariant + 'static);

    /// What an `Action` step does.
    pub async fn register_action<Fut, F>(&self, name: &str, action: F)
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), String>> + Send + 'static;

    /// What an `If` step asks.
    pub async fn register_condition(
        &self,
        name: &str,
        condition: impl Fn() -> bool + Send + Sync + 'static,
    );

    /// Adds a machine, and makes it part of the network.
    pub async fn register_node(&self, id: &str, spec: NodeSpec) -> SimNode;

    pub async fn run(&self, scenario: ChaosScenario) -> Result<ChaosReport, ChaosError>;

    pub async fn check_all_invariants(&self) -> Result<(), InvariantViolation>;

    /// The events of all runs.
    pub async fn event_log(&self) -> Vec<ChaosEvent>;

    /// The events from now on, as they happen.
    pub fn subscribe(&self) -> broadcast::Receiver<ChaosEvent>;
}

/// What must hold at all times.
pub trait Invariant: Send + Sync {
    fn check(&self) -> Result<(), InvariantViolation>;
    fn name(&self) -> &str;
}

/// That it did not.
#[derive(Debug)]
pub struct InvariantViolation {
    pub invariant: String,
    pub message: String,
    pub context: HashMap<String, String>,
}

/// Something that happened in a run.
#[derive(Debug, Clone)]
pub struct ChaosEvent {
    /// Simulated time since the run began.
    pub timestamp: Duration,
    pub event_type: ChaosEventType,
    pub details: String,
}

/// What kind of thing.
#[derive(Debug, Clone)]
pub enum ChaosEventType {
    FaultInjected,
    FaultRemoved,
    InvariantChecked,
    InvariantViolated,
    ScenarioStarted,
    ScenarioCompleted,
    StepExecuted,
}

/// How a scenario went.
#[derive(Debug)]
pub struct ChaosReport {
    pub scenario_name: String,
    pub duration: Duration,
    pub seed: u64,
    pub events: Vec<ChaosEvent>,
    pub invariant_violations: Vec<InvariantViolation>,
    pub success: bool,
}

impl ChaosReport {
    /// `Err` with the first violation.
    pub fn verdict(&self) -> Result<(), ChaosError>;
}

/// Why a scenario could not be run to its end.
#[derive(Debug, thiserror::Error)]
pub enum ChaosError {
    #[error("Scenario failed: {0}")]
    ScenarioFailed(String),
    #[error("Invariant violated: {0}")]
    InvariantViolated(String),
    #[error("Timeout during scenario")]
    Timeout,
    #[error("Internal error: {0}")]
    Internal(String),
}

// ---- Linearizability (1.12)

/// A record of concurrent operations: `O` is asked, `R` is answered.
pub struct History<O, R> { /* private */ }

impl<O, R> History<O, R> {
    pub fn new() -> Self;

    /// An operation begins; the number names it, from 0 on.
    pub fn invoke(&self, process: u64, op: O) -> usize;

    /// It returned.
    pub fn ok(&self, operation: usize, ret: R);

    /// It certainly did not happen.
    pub fn fail(&self, operation: usize);
}

/// A sequential specification: a state machine.
pub trait Model {
    type State: Clone + std::fmt::Debug + Eq + std::hash::Hash;
    type Op: Clone + std::fmt::Debug + PartialEq;
    type Ret: Clone + std::fmt::Debug + PartialEq;

    fn init(&self) -> Self::State;

    /// The state after an operation, and its answer.
    fn apply(&self, state: &Self::State, op: &Self::Op) -> (Self::State, Self::Ret);

    /// Which object the operation is about. The default is the empty string.
    fn key(&self, op: &Self::Op) -> String {
        String::new()
    }
}

/// Registers, one a key, that hold `initial` at first.
#[derive(Debug, Clone)]
pub struct RegisterModel {
    pub initial: u64,
}

impl Model for RegisterModel {
    type State = u64;
    type Op = RegisterOp;
    type Ret = RegisterRet;

    fn init(&self) -> u64;
    fn apply(&self, state: &u64, op: &RegisterOp) -> (u64, RegisterRet);
    fn key(&self, op: &RegisterOp) -> String;
}

/// What can be asked of a register.
#[derive(Debug, Clone, PartialEq)]
pub enum RegisterOp {
    Read { key: String },
    Write { key: String, value: u64 },
    CompareAndSet { key: String, expected: u64, new: u64 },
}

/// What it answers, in the same order.
#[derive(Debug, Clone, PartialEq)]
pub enum RegisterRet {
    Value(u64),
    Written,
    /// Whether it was done.
    Swapped(bool),
}

/// Decides whether a history is linearizable.
pub struct LinearizabilityChecker<M: Model> { /* private */ }

impl<M: Model> LinearizabilityChecker<M> {
    /// With a budget of 10,000,000.
    pub fn new(model: M) -> Self;

    /// The most calls of `apply`, for each key.
    pub fn with_budget(self, budget: u64) -> Self;

    pub fn check(&self, history: &History<M::Op, M::Ret>) -> Verdict;
}

/// What the checker found.
#[derive(Debug, Clone)]
pub enum Verdict {
    Linearizable,
    /// `operation`: the one at whose return the history ceased to be linearizable.
    Violation { operation: usize, explanation: String },
    Unknown,
}
