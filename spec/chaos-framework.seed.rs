use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::{RwLock, mpsc, broadcast};
use rand::{Rng, SeedableRng};
use rand::rngs::StdRng;

#[derive(Debug, Clone)]
pub struct ChaosConfig {
    pub seed: Option<u64>,
    pub mode: SimulationMode,
    pub enable_tracing: bool,
    pub check_invariants: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SimulationMode {
    RealTime,
    Simulated,
}

#[derive(Debug, Clone)]
pub struct Failpoint {
    pub name: String,
    pub action: FailpointAction,
    pub condition: Option<FailpointCondition>,
    pub count: Option<u32>,
}

#[derive(Debug, Clone)]
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

#[derive(Debug, Clone)]
pub enum FailpointCondition {
    Always,
    OnThread(String),
    WithProbability(f64),
    AfterCount(u32),
    BeforeCount(u32),
    TimeWindow { start: Instant, end: Instant },
}

pub struct FailpointRegistry {
    failpoints: Arc<RwLock<HashMap<String, Failpoint>>>,
    hit_counts: Arc<RwLock<HashMap<String, u64>>>,
}

impl FailpointRegistry {
    pub fn new() -> Self;

    pub async fn register(&self, failpoint: Failpoint);

    pub async fn set(&self, name: &str, action: FailpointAction);

    pub async fn disable(&self, name: &str);

    pub async fn check(&self, name: &str) -> Result<(), FailpointError>;

    pub async fn maybe_fail(&self, name: &str) -> Result<(), FailpointError>;

    pub async fn hit_count(&self, name: &str) -> u64;

    pub async fn reset_counts(&self);
}

#[derive(Debug, thiserror::Error)]
pub enum FailpointError {
    #[error("Failpoint triggered: {0}")]
    Triggered(String),
    #[error("Failpoint panic: {0}")]
    Panic(String),
}

pub struct NetworkSimulator {
    config: NetworkConfig,
    partitions: Arc<RwLock<Vec<NetworkPartition>>>,
    latency_rules: Arc<RwLock<Vec<LatencyRule>>>,
    drop_rules: Arc<RwLock<Vec<DropRule>>>,
    rng: Arc<RwLock<StdRng>>,
}

#[derive(Debug, Clone)]
pub struct NetworkConfig {
    pub base_latency: Duration,
    pub jitter: Duration,
    pub base_drop_rate: f64,
    pub bandwidth: Option<u64>,
}

impl Default for NetworkConfig {
    fn default() -> Self;
}

#[derive(Debug, Clone)]
pub struct NetworkPartition {
    pub group_a: HashSet<NodeId>,
    pub group_b: HashSet<NodeId>,
    pub partition_type: PartitionType,
    pub duration: Option<Duration>,
    pub created_at: Instant,
}

pub type NodeId = String;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartitionType {
    Bidirectional,
    AsymmetricAtoB,
    AsymmetricBtoA,
}

#[derive(Debug, Clone)]
pub struct LatencyRule {
    pub from: Option<NodeId>,
    pub to: Option<NodeId>,
    pub latency: LatencyConfig,
    pub probability: f64,
}

#[derive(Debug, Clone)]
pub enum LatencyConfig {
    Fixed(Duration),
    Uniform { min: Duration, max: Duration },
    Normal { mean: Duration, std_dev: Duration },
    Exponential { mean: Duration },
}

#[derive(Debug, Clone)]
pub struct DropRule {
    pub from: Option<NodeId>,
    pub to: Option<NodeId>,
    pub drop_rate: f64,
    pub corrupt_rate: f64,
}

impl NetworkSimulator {
    pub fn new(config: NetworkConfig, seed: Option<u64>) -> Self;

    pub async fn partition(&self, partition: NetworkPartition);

    pub async fn heal_all(&self);

    pub async fn heal_expired(&self);

    pub async fn add_latency(&self, rule: LatencyRule);

    pub async fn add_drop_rule(&self, rule: DropRule);

    pub async fn send<M: Clone>(
        &self,
        from: &NodeId,
        to: &NodeId,
        message: M,
    ) -> Result<M, NetworkError>;

    pub async fn can_communicate(&self, from: &NodeId, to: &NodeId) -> bool;

    pub async fn get_latency(&self, from: &NodeId, to: &NodeId) -> Duration;
}

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

pub struct ClockSimulator {
    real_start: Instant,
    simulated_now: Arc<RwLock<Duration>>,
    skews: Arc<RwLock<HashMap<NodeId, i64>>>,
    time_scale: f64,
}

impl ClockSimulator {
    pub fn new(time_scale: f64) -> Self;

    pub async fn now(&self) -> Duration;

    pub async fn now_for_node(&self, node: &NodeId) -> Duration;

    pub async fn advance(&self, duration: Duration);

    pub async fn set_clock_skew(&self, node: &NodeId, skew_ms: i64);

    pub async fn sleep(&self, duration: Duration);
}

#[derive(Debug, Clone)]
pub struct ChaosScenario {
    pub name: String,
    pub steps: Vec<ChaosStep>,
}

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

#[derive(Debug, Clone)]
pub struct FaultSpec {
    pub id: String,
    pub fault_type: FaultType,
    pub target: FaultTarget,
    pub duration: Option<Duration>,
    pub probability: f64,
}

#[derive(Debug, Clone)]
pub enum FaultType {
    NetworkPartition(PartitionType),
    NetworkLatency(LatencyConfig),
    NetworkDrop(f64),
    ProcessCrash,
    ProcessPause,
    DiskFull,
    DiskSlow(Duration),
    MemoryPressure(u64),
    CpuThrottle(f64),
    ClockSkew(i64),
}

#[derive(Debug, Clone)]
pub enum FaultTarget {
    Node(NodeId),
    Nodes(Vec<NodeId>),
    Random { count: usize },
    All,
}

pub struct ChaosRunner {
    config: ChaosConfig,
    network: Arc<NetworkSimulator>,
    clock: Arc<ClockSimulator>,
    failpoints: Arc<FailpointRegistry>,
    invariants: Arc<RwLock<HashMap<String, Box<dyn Invariant>>>>,
    event_log: Arc<RwLock<Vec<ChaosEvent>>>,
}

impl ChaosRunner {
    pub fn new(
        config: ChaosConfig,
        network: Arc<NetworkSimulator>,
        clock: Arc<ClockSimulator>,
        failpoints: Arc<FailpointRegistry>,
    ) -> Self;

    pub async fn register_invariant(&self, name: &str, invariant: impl Invariant + 'static);

    pub async fn run(&self, scenario: ChaosScenario) -> Result<ChaosReport, ChaosError>;

    pub async fn check_all_invariants(&self) -> Result<(), InvariantViolation>;

    pub async fn event_log(&self) -> Vec<ChaosEvent>;
}

pub trait Invariant: Send + Sync {
    fn check(&self) -> Result<(), InvariantViolation>;
    fn name(&self) -> &str;
}

#[derive(Debug)]
pub struct InvariantViolation {
    pub invariant: String,
    pub message: String,
    pub context: HashMap<String, String>,
}

#[derive(Debug, Clone)]
pub struct ChaosEvent {
    pub timestamp: Duration,
    pub event_type: ChaosEventType,
    pub details: String,
}

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

#[derive(Debug)]
pub struct ChaosReport {
    pub scenario_name: String,
    pub duration: Duration,
    pub seed: u64,
    pub events: Vec<ChaosEvent>,
    pub invariant_violations: Vec<InvariantViolation>,
    pub success: bool,
}

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

pub struct ScenarioBuilder {
    name: String,
    steps: Vec<ChaosStep>,
}

impl ScenarioBuilder {
    pub fn new(name: impl Into<String>) -> Self;

    pub fn wait(self, duration: Duration) -> Self;
    pub fn inject(self, fault: FaultSpec) -> Self;
    pub fn remove_fault(self, id: impl Into<String>) -> Self;
    pub fn check_invariant(self, name: impl Into<String>) -> Self;
    pub fn action(self, name: impl Into<String>) -> Self;
    pub fn repeat(self, count: u32, steps: impl FnOnce(Self) -> Self) -> Self;
    pub fn parallel(self, branches: Vec<Vec<ChaosStep>>) -> Self;
    pub fn build(self) -> ChaosScenario;
}
