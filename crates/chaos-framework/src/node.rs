//! A simulated machine: its process, disk, memory and processor.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::watch;

use crate::clock::{lock, scaled};
use crate::{ClockSimulator, FaultType, NodeId};

/// How large a machine is, in bytes.
///
/// ```
/// assert_eq!(chaos_framework::NodeSpec::default().disk_capacity, 1 << 30);
/// ```
#[derive(Debug, Clone)]
pub struct NodeSpec {
    /// What all files together may hold.
    pub disk_capacity: u64,
    /// What can be allocated.
    pub memory_limit: u64,
}

impl Default for NodeSpec {
    fn default() -> Self {
        NodeSpec {
            disk_capacity: 1 << 30,
            memory_limit: 1 << 30,
        }
    }
}

/// What a node's process does.
///
/// ```
/// assert_ne!(chaos_framework::ProcessState::Paused, chaos_framework::ProcessState::Crashed);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProcessState {
    /// It runs.
    Running,
    /// It stands still, and will go on where it was.
    Paused,
    /// It is gone, and will start anew.
    Crashed,
}

/// What a node refuses.
///
/// ```
/// assert_eq!(chaos_framework::NodeError::DiskFull.to_string(), "Disk full");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NodeError {
    /// The process is down, or went down under the operation.
    #[error("Node crashed")]
    Crashed,
    /// The files would need more than there is.
    #[error("Disk full")]
    DiskFull,
    /// The allocation would need more than there is.
    #[error("Out of memory")]
    OutOfMemory,
}

/// A handle on one machine of the simulation; clones are handles on the same one.
///
/// [`ChaosRunner::register_node`](crate::ChaosRunner::register_node) makes it, and the faults of a
/// scenario act on it. What a program does through this handle takes the course that it would take
/// on such a machine.
///
/// ```
/// use chaos_framework::*;
/// use std::sync::Arc;
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// # let runner = ChaosRunner::new(
/// #     ChaosConfig { seed: Some(1), mode: SimulationMode::Simulated, enable_tracing: true, check_invariants: true },
/// #     Arc::new(NetworkSimulator::new(NetworkConfig::default(), None)),
/// #     Arc::new(ClockSimulator::new(1.0)), Arc::new(FailpointRegistry::new()));
/// let node = runner.register_node("node-1", NodeSpec { disk_capacity: 4, memory_limit: 100 }).await;
/// node.write("log", b"abc").await.unwrap();
/// assert_eq!(node.write("index", b"de").await, Err(NodeError::DiskFull));
/// assert_eq!(node.read("log").await.unwrap(), Some(b"abc".to_vec()));
/// # });
/// ```
#[derive(Clone)]
pub struct SimNode {
    // solution
    // starter: // A shared handle: clones stand for the same machine.
    machine: Arc<Machine>,
    // end solution
}

struct Machine {
    id: NodeId,
    spec: NodeSpec,
    clock: Arc<ClockSimulator>,
    health: watch::Sender<Health>,
    store: Mutex<Store>,
}

#[derive(Default)]
struct Store {
    files: BTreeMap<String, Vec<u8>>,
    memory: u64,
    /// The faults that act on this node, by their key.
    faults: Vec<(u64, FaultType)>,
}

/// What the faults add up to.
#[derive(Debug, Clone)]
struct Health {
    process: ProcessState,
    /// How often it has crashed.
    crashes: u64,
    disk_full: bool,
    disk_delay: Duration,
    memory_taken: u64,
    cpu_share: f64,
}

impl Health {
    fn well(crashes: u64) -> Self {
        Health {
            process: ProcessState::Running,
            crashes,
            disk_full: false,
            disk_delay: Duration::ZERO,
            memory_taken: 0,
            cpu_share: 1.0,
        }
    }

    fn add(&mut self, fault: &FaultType) {
        match fault {
            FaultType::ProcessCrash => self.process = ProcessState::Crashed,
            FaultType::ProcessPause if self.process == ProcessState::Running => {
                self.process = ProcessState::Paused;
            }
            FaultType::DiskFull => self.disk_full = true,
            FaultType::DiskSlow(delay) => self.disk_delay = self.disk_delay.saturating_add(*delay),
            FaultType::MemoryPressure(bytes) => {
                self.memory_taken = self.memory_taken.saturating_add(*bytes);
            }
            FaultType::CpuThrottle(share) => self.cpu_share *= share,
            _ => {}
        }
    }
}

impl SimNode {
    pub(crate) fn new(id: &str, spec: NodeSpec, clock: Arc<ClockSimulator>) -> Self {
        SimNode {
            machine: Arc::new(Machine {
                id: id.to_string(),
                spec,
                clock,
                health: watch::Sender::new(Health::well(0)),
                store: Mutex::default(),
            }),
        }
    }

    /// The node's name.
    ///
    /// ```
    /// fn greet(node: &chaos_framework::SimNode) -> String {
    ///     format!("hello from {}", node.id())
    /// }
    /// ```
    pub fn id(&self) -> &NodeId {
        &self.machine.id
    }

    /// What its process does now.
    ///
    /// ```
    /// fn is_up(node: &chaos_framework::SimNode) -> bool {
    ///     node.state() == chaos_framework::ProcessState::Running
    /// }
    /// ```
    pub fn state(&self) -> ProcessState {
        self.machine.health.borrow().process
    }

    /// What the node takes the time for, by [`ClockSimulator::now_for_node`].
    ///
    /// ```
    /// async fn is_late(node: &chaos_framework::SimNode, deadline: std::time::Duration) -> bool {
    ///     node.now().await >= deadline
    /// }
    /// ```
    pub async fn now(&self) -> Duration {
        self.machine.clock.now_for_node(&self.machine.id).await
    }

    /// Computes for `cpu` of processor time: that long, if the processor is its own, longer if it is
    /// throttled or paused.
    ///
    /// # Errors
    ///
    /// [`NodeError::Crashed`] if the node is down or goes down.
    ///
    /// ```
    /// # use chaos_framework::{NodeError, SimNode};
    /// async fn hash(node: &SimNode) -> Result<(), NodeError> {
    ///     node.work(std::time::Duration::from_millis(20)).await
    /// }
    /// ```
    pub async fn work(&self, cpu: Duration) -> Result<(), NodeError> {
        self.spend(cpu, |health| health.cpu_share).await
    }

    /// Puts a file on the disk, in place of one of that name. It survives a crash.
    ///
    /// # Errors
    ///
    /// [`NodeError::Crashed`] if the node is down or goes down under it; [`NodeError::DiskFull`] if
    /// it does not fit. The file is then as it was.
    ///
    /// ```
    /// # use chaos_framework::{NodeError, SimNode};
    /// async fn save(node: &SimNode, term: u64) -> Result<(), NodeError> {
    ///     node.write("term", &term.to_le_bytes()).await
    /// }
    /// ```
    pub async fn write(&self, file: &str, data: &[u8]) -> Result<(), NodeError> {
        self.reach_disk().await?;
        let full = self.machine.health.borrow().disk_full;
        let mut store = lock(&self.machine.store);
        let used = disk_used(&store);
        let old = store.files.get(file).map_or(0, |old| old.len() as u64);
        let grown = used - old + data.len() as u64;
        let room = if full {
            used
        } else {
            self.machine.spec.disk_capacity
        };
        if grown > used && grown > room {
            return Err(NodeError::DiskFull);
        }
        store.files.insert(file.to_string(), data.to_vec());
        Ok(())
    }

    /// What is in a file; `None` if there is none of that name.
    ///
    /// # Errors
    ///
    /// [`NodeError::Crashed`] if the node is down or goes down under it.
    ///
    /// ```
    /// # use chaos_framework::{NodeError, SimNode};
    /// async fn recover(node: &SimNode) -> Result<Vec<u8>, NodeError> {
    ///     Ok(node.read("log").await?.unwrap_or_default())
    /// }
    /// ```
    pub async fn read(&self, file: &str) -> Result<Option<Vec<u8>>, NodeError> {
        self.reach_disk().await?;
        Ok(lock(&self.machine.store).files.get(file).cloned())
    }

    /// Takes memory. A crash gives all of it back.
    ///
    /// # Errors
    ///
    /// [`NodeError::Crashed`] if the node is down; [`NodeError::OutOfMemory`] if it is more than is
    /// left. Nothing is taken then.
    ///
    /// ```
    /// # use chaos_framework::SimNode;
    /// fn cache(node: &SimNode, entry: &[u8]) -> bool {
    ///     node.allocate(entry.len() as u64).is_ok()
    /// }
    /// ```
    pub fn allocate(&self, bytes: u64) -> Result<(), NodeError> {
        let mut store = lock(&self.machine.store);
        let health = self.machine.health.borrow();
        if health.process == ProcessState::Crashed {
            return Err(NodeError::Crashed);
        }
        let grown = store.memory.saturating_add(bytes);
        if grown.saturating_add(health.memory_taken) > self.machine.spec.memory_limit {
            return Err(NodeError::OutOfMemory);
        }
        store.memory = grown;
        Ok(())
    }

    /// Gives memory back; more than was taken is as much as was taken.
    ///
    /// ```
    /// # use chaos_framework::SimNode;
    /// fn evict(node: &SimNode, entry: Vec<u8>) {
    ///     node.free(entry.len() as u64);
    /// }
    /// ```
    pub fn free(&self, bytes: u64) {
        let mut store = lock(&self.machine.store);
        store.memory = store.memory.saturating_sub(bytes);
    }

    /// The memory that is taken, in bytes.
    ///
    /// ```
    /// # use chaos_framework::SimNode;
    /// fn is_idle(node: &SimNode) -> bool {
    ///     node.memory_used() == 0
    /// }
    /// ```
    pub fn memory_used(&self) -> u64 {
        lock(&self.machine.store).memory
    }

    /// What all files together hold, in bytes.
    ///
    /// ```
    /// # use chaos_framework::SimNode;
    /// fn is_blank(node: &SimNode) -> bool {
    ///     node.disk_used() == 0
    /// }
    /// ```
    pub fn disk_used(&self) -> u64 {
        disk_used(&lock(&self.machine.store))
    }

    /// Runs a process on the node: it makes no step while the node is paused, and is dropped when
    /// the node crashes.
    ///
    /// # Errors
    ///
    /// [`NodeError::Crashed`] if the node is down or goes down before the process is done.
    ///
    /// ```
    /// # use chaos_framework::{NodeError, SimNode};
    /// async fn answer(node: &SimNode) -> Result<u32, NodeError> {
    ///     node.run(async { 42 }).await
    /// }
    /// ```
    pub async fn run<F: Future>(&self, process: F) -> Result<F::Output, NodeError> {
        let mut health = self.machine.health.subscribe();
        let life = alive(&mut health)?;
        let mut process = pin!(process);
        loop {
            let running = health.borrow().process == ProcessState::Running;
            tokio::select! {
                biased;
                _ = health.changed() => { same_life(&mut health, life)?; }
                output = &mut process, if running => return Ok(output),
            }
        }
    }

    /// Starts a process now, and anew each time the node comes back from a crash, until it ends by
    /// itself. Call it inside a tokio runtime.
    ///
    /// ```
    /// # use chaos_framework::SimNode;
    /// fn serve(node: &SimNode) {
    ///     let disk = node.clone();
    ///     node.host(move || {
    ///         let disk = disk.clone();
    ///         async move {
    ///             let log = disk.read("log").await; // what the last life left
    ///         }
    ///     });
    /// }
    /// ```
    pub fn host<Fut, F>(&self, make: F)
    where
        F: Fn() -> Fut + Send + 'static,
        Fut: Future<Output = ()> + Send + 'static,
    {
        let node = self.clone();
        tokio::spawn(async move {
            loop {
                node.until_up().await;
                if node.run(make()).await.is_ok() {
                    return;
                }
            }
        });
    }

    /// Waits until the process is not down.
    async fn until_up(&self) {
        let mut health = self.machine.health.subscribe();
        // The sender lives in `self`.
        let _ = health
            .wait_for(|health| health.process != ProcessState::Crashed)
            .await;
    }

    /// Waits as long as the process is paused.
    ///
    /// # Errors
    ///
    /// `Crashed` if it is down, or goes down meanwhile.
    pub(crate) async fn until_awake(&self) -> Result<(), NodeError> {
        let mut health = self.machine.health.subscribe();
        loop {
            match health.borrow_and_update().process {
                ProcessState::Running => return Ok(()),
                ProcessState::Crashed => return Err(NodeError::Crashed),
                ProcessState::Paused => {}
            }
            let _ = health.changed().await;
        }
    }

    async fn reach_disk(&self) -> Result<(), NodeError> {
        let delay = self.machine.health.borrow().disk_delay;
        self.spend(delay, |_| 1.0).await
    }

    /// Lets `amount` of work pass at a speed that faults may change under it.
    async fn spend(
        &self,
        amount: Duration,
        speed: impl Fn(&Health) -> f64,
    ) -> Result<(), NodeError> {
        let mut health = self.machine.health.subscribe();
        let life = alive(&mut health)?;
        let mut left = amount;
        loop {
            let now = same_life(&mut health, life)?;
            let speed = match now.process {
                ProcessState::Running if left.is_zero() => return Ok(()),
                ProcessState::Running => speed(&now),
                _ => 0.0,
            };
            if speed <= 0.0 {
                let _ = health.changed().await;
                continue;
            }
            let clock = &self.machine.clock;
            let start = clock.current();
            tokio::select! {
                biased;
                () = clock.sleep_until(start.saturating_add(scaled(left, 1.0 / speed))) => {
                    left = Duration::ZERO;
                }
                _ = health.changed() => {
                    let done = scaled(clock.current().saturating_sub(start), speed);
                    left = left.saturating_sub(done);
                }
            }
        }
    }

    pub(crate) fn impose(&self, fault: u64, kind: &FaultType) {
        lock(&self.machine.store).faults.push((fault, kind.clone()));
        self.reassess();
    }

    pub(crate) fn revoke(&self, fault: u64) {
        lock(&self.machine.store)
            .faults
            .retain(|(key, _)| *key != fault);
        self.reassess();
    }

    fn reassess(&self) {
        let mut store = lock(&self.machine.store);
        self.machine.health.send_modify(|health| {
            let was_down = health.process == ProcessState::Crashed;
            let mut now = Health::well(health.crashes);
            store.faults.iter().for_each(|(_, kind)| now.add(kind));
            if now.process == ProcessState::Crashed && !was_down {
                now.crashes += 1;
                store.memory = 0;
            }
            *health = now;
        });
    }
}

fn disk_used(store: &Store) -> u64 {
    store.files.values().map(|data| data.len() as u64).sum()
}

/// The number of this life of the process.
fn alive(health: &mut watch::Receiver<Health>) -> Result<u64, NodeError> {
    let now = health.borrow_and_update();
    match now.process {
        ProcessState::Crashed => Err(NodeError::Crashed),
        _ => Ok(now.crashes),
    }
}

/// The health, if there was no crash since `life` began.
fn same_life(health: &mut watch::Receiver<Health>, life: u64) -> Result<Health, NodeError> {
    let now = health.borrow_and_update().clone();
    if now.crashes == life {
        Ok(now)
    } else {
        Err(NodeError::Crashed)
    }
}
