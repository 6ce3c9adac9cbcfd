//! What scenarios run on: the parts that a runner was given, and what was registered since.
//!
//! The runner fills it; a run, its faults and its checks read it. So none of them needs the runner.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use tokio::sync::broadcast;

use crate::{
    ChaosConfig, ChaosEvent, ClockSimulator, FailpointRegistry, Invariant, NetworkSimulator,
    NodeId, SimNode, SimulationMode,
};

/// How many events a subscriber may be behind before it misses some.
const EVENTS_KEPT: usize = 4096;

type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;
pub(crate) type Action = Arc<dyn Fn() -> BoxFuture<Result<(), String>> + Send + Sync>;
pub(crate) type Condition = Arc<dyn Fn() -> bool + Send + Sync>;

pub(crate) struct World {
    pub(crate) config: ChaosConfig,
    pub(crate) seed: u64,
    pub(crate) network: Arc<NetworkSimulator>,
    pub(crate) clock: Arc<ClockSimulator>,
    pub(crate) invariants: Mutex<BTreeMap<String, Arc<dyn Invariant>>>,
    pub(crate) actions: Mutex<BTreeMap<String, Action>>,
    pub(crate) conditions: Mutex<BTreeMap<String, Condition>>,
    pub(crate) nodes: Mutex<BTreeMap<NodeId, SimNode>>,
    /// The events of all runs.
    pub(crate) log: Mutex<Vec<ChaosEvent>>,
    pub(crate) listeners: broadcast::Sender<ChaosEvent>,
}

impl World {
    /// One seed for all, and one clock, which in simulated mode nothing moves but a run.
    pub(crate) fn new(
        config: ChaosConfig,
        network: Arc<NetworkSimulator>,
        clock: Arc<ClockSimulator>,
        failpoints: &FailpointRegistry,
    ) -> Self {
        let seed = config.seed.unwrap_or_else(rand::random);
        if config.mode == SimulationMode::Simulated {
            clock.freeze();
        }
        network.bind(seed, &clock);
        failpoints.bind(seed, &clock);
        World {
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
        }
    }
}
