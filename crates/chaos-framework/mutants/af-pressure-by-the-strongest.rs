//! # The strongest memory pressure counts
//!
//! What is wrong: Two faults take as much as the greater one.
//! Why people write it: max instead of a sum.
//!
//! Killed by: resources::memory_pressure_leaves_less

mod health {
    impl Health {
        pub(crate) fn add(&mut self, fault: &FaultType) {
            match fault {
                FaultType::ProcessCrash => self.process = ProcessState::Crashed,
                FaultType::ProcessPause if self.process == ProcessState::Running => {
                    self.process = ProcessState::Paused;
                }
                FaultType::DiskFull => self.disk_full = true,
                FaultType::DiskSlow(delay) => self.disk_delay = self.disk_delay.saturating_add(*delay),
                FaultType::MemoryPressure(bytes) => {
                    self.memory_taken = self.memory_taken.max(*bytes); // MUTANT: not the sum
                }
                FaultType::CpuThrottle(share) => self.cpu_share *= share,
                _ => {}
            }
        }
    }
}
