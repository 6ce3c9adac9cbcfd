//! # CpuThrottle is what is taken
//!
//! What is wrong: The parameter is read as the share that is gone.
//! Why people write it: "Throttle by 0.25" can be read both ways; at 0.5 it is the same.
//!
//! Killed by: resources::a_processor_without_a_share_waits,
//! resources::a_throttled_processor_is_slower

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
                    self.memory_taken = self.memory_taken.saturating_add(*bytes);
                }
                FaultType::CpuThrottle(share) => self.cpu_share *= 1.0 - share, // MUTANT: what is left, it said
                _ => {}
            }
        }
    }
}
