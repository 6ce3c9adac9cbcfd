//! # An allocation of everything wraps
//!
//! What is wrong: A sum over the largest number is small, and fits.
//! Why people write it: In release builds nothing tells that it overflowed.
//!
//! Killed by: resources::disk_and_memory_have_an_end

mod node {
    impl SimNode {
        pub fn allocate(&self, bytes: u64) -> Result<(), NodeError> {
            let mut store = lock(&self.machine.store);
            let health = self.machine.health.borrow();
            if health.process == ProcessState::Crashed {
                return Err(NodeError::Crashed);
            }
            let grown = store.memory.wrapping_add(bytes); // MUTANT: round
            if grown.saturating_add(health.memory_taken) > self.machine.spec.memory_limit {
                return Err(NodeError::OutOfMemory);
            }
            store.memory = grown;
            Ok(())
        }
    }
}
