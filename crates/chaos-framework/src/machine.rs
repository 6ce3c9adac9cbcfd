//! A simulated machine: its process, disk, memory and processor, and the faults that act on them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::watch;

use crate::clock::scaled;
use crate::health::Health;
use crate::sync::lock;
use crate::{ClockSimulator, FaultType, NodeId, ProcessState};

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

/// What the handles on one node share.
pub(crate) struct Machine {
    pub(crate) id: NodeId,
    pub(crate) spec: NodeSpec,
    pub(crate) clock: Arc<ClockSimulator>,
    pub(crate) health: watch::Sender<Health>,
    pub(crate) store: Mutex<Store>,
}

/// What nobody waits for: who waits watches the health.
#[derive(Default)]
pub(crate) struct Store {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) memory: u64,
    /// The faults that act on this node, by their key.
    faults: Vec<(u64, FaultType)>,
}

impl Store {
    /// What all files together hold, in bytes.
    pub(crate) fn disk_used(&self) -> u64 {
        self.files.values().map(|data| data.len() as u64).sum()
    }
}

impl Machine {
    pub(crate) fn new(id: &str, spec: NodeSpec, clock: Arc<ClockSimulator>) -> Self {
        Machine {
            id: id.to_string(),
            spec,
            clock,
            health: watch::Sender::new(Health::well(0)),
            store: Mutex::default(),
        }
    }

    /// Waits until the process is not down.
    pub(crate) async fn until_up(&self) {
        let mut health = self.health.subscribe();
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
        let mut health = self.health.subscribe();
        loop {
            match health.borrow_and_update().process {
                ProcessState::Running => return Ok(()),
                ProcessState::Crashed => return Err(NodeError::Crashed),
                ProcessState::Paused => {}
            }
            let _ = health.changed().await;
        }
    }

    pub(crate) async fn reach_disk(&self) -> Result<(), NodeError> {
        let delay = self.health.borrow().disk_delay;
        self.spend(delay, |_| 1.0).await
    }

    /// Lets `amount` of work pass at a speed that faults may change under it.
    pub(crate) async fn spend(
        &self,
        amount: Duration,
        speed: impl Fn(&Health) -> f64,
    ) -> Result<(), NodeError> {
        let mut health = self.health.subscribe();
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
            let clock = &self.clock;
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
        lock(&self.store).faults.push((fault, kind.clone()));
        self.reassess();
    }

    pub(crate) fn revoke(&self, fault: u64) {
        lock(&self.store).faults.retain(|(key, _)| *key != fault);
        self.reassess();
    }

    fn reassess(&self) {
        let mut store = lock(&self.store);
        self.health.send_modify(|health| {
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

/// The number of this life of the process.
pub(crate) fn alive(health: &mut watch::Receiver<Health>) -> Result<u64, NodeError> {
    let now = health.borrow_and_update();
    match now.process {
        ProcessState::Crashed => Err(NodeError::Crashed),
        _ => Ok(now.crashes),
    }
}

/// The health, if there was no crash since `life` began.
pub(crate) fn same_life(
    health: &mut watch::Receiver<Health>,
    life: u64,
) -> Result<Health, NodeError> {
    let now = health.borrow_and_update().clone();
    if now.crashes == life {
        Ok(now)
    } else {
        Err(NodeError::Crashed)
    }
}
