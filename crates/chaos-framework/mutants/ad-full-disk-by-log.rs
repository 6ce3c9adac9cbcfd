//! # A full disk has no effect
//!
//! What is wrong: The fault is in the log, and writes go on.
//! Why people write it: The prototype has nothing that a full disk acts on.
//!
//! Killed by: resources::a_full_disk_takes_no_more

mod health {
    impl Health {
        pub(crate) fn add(&mut self, fault: &FaultType) {
            match fault {
                FaultType::ProcessCrash => self.process = ProcessState::Crashed,
                FaultType::ProcessPause if self.process == ProcessState::Running => {
                    self.process = ProcessState::Paused;
                }
                FaultType::DiskFull => {} // MUTANT: noted elsewhere
                FaultType::DiskSlow(delay) => self.disk_delay = self.disk_delay.saturating_add(*delay),
                FaultType::MemoryPressure(bytes) => {
                    self.memory_taken = self.memory_taken.saturating_add(*bytes);
                }
                FaultType::CpuThrottle(share) => self.cpu_share *= share,
                _ => {}
            }
        }
    }
}
