//! # A pause hides a crash
//!
//! What is wrong: Of several faults the last one decides what the process does.
//! Why people write it: One field, written by each fault.
//!
//! Killed by: processes::faults_of_one_kind_overlap

mod health {
    impl Health {
        pub(crate) fn add(&mut self, fault: &FaultType) {
            match fault {
                FaultType::ProcessCrash => self.process = ProcessState::Crashed,
                FaultType::ProcessPause if self.process != ProcessState::Paused => { // MUTANT: also a crashed one
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
}
