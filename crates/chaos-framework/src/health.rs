//! How a machine is: what the faults that act on it add up to.

use std::time::Duration;

use crate::FaultType;

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

/// What the faults add up to.
#[derive(Debug, Clone)]
pub(crate) struct Health {
    pub(crate) process: ProcessState,
    /// How often it has crashed.
    pub(crate) crashes: u64,
    pub(crate) disk_full: bool,
    pub(crate) disk_delay: Duration,
    pub(crate) memory_taken: u64,
    pub(crate) cpu_share: f64,
}

impl Health {
    pub(crate) fn well(crashes: u64) -> Self {
        Health {
            process: ProcessState::Running,
            crashes,
            disk_full: false,
            disk_delay: Duration::ZERO,
            memory_taken: 0,
            cpu_share: 1.0,
        }
    }

    pub(crate) fn add(&mut self, fault: &FaultType) {
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
