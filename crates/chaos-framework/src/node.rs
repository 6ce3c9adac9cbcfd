//! The handle on a machine: what a program does on it.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use crate::machine::{Machine, alive, same_life};
use crate::sync::lock;
use crate::{ClockSimulator, FaultType, NodeError, NodeId, NodeSpec, ProcessState};

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

impl SimNode {
    pub(crate) fn new(id: &str, spec: NodeSpec, clock: Arc<ClockSimulator>) -> Self {
        SimNode {
            machine: Arc::new(Machine::new(id, spec, clock)),
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
        self.machine.spend(cpu, |health| health.cpu_share).await
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
        self.machine.reach_disk().await?;
        let full = self.machine.health.borrow().disk_full;
        let mut store = lock(&self.machine.store);
        let used = store.disk_used();
        let old = store.files.get(file).map_or(0, |old| old.len() as u64);
        let grown = used - old + data.len() as u64;
        let room = if full {
            used
        } else {
            self.machine.spec.disk_capacity
        };
        if grown > room {
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
        self.machine.reach_disk().await?;
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
        lock(&self.machine.store).disk_used()
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
                node.machine.until_up().await;
                if node.run(make()).await.is_ok() {
                    return;
                }
            }
        });
    }

    pub(crate) async fn until_awake(&self) -> Result<(), NodeError> {
        self.machine.until_awake().await
    }

    pub(crate) fn impose(&self, fault: u64, kind: &FaultType) {
        self.machine.impose(fault, kind);
    }

    pub(crate) fn revoke(&self, fault: u64) {
        self.machine.revoke(fault);
    }
}
