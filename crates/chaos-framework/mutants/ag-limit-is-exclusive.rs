//! # The last byte cannot be had
//!
//! What is wrong: allocate refuses what would just fit.
//! Why people write it: >= for >.
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
            let grown = store.memory.saturating_add(bytes);
            if grown.saturating_add(health.memory_taken) >= self.machine.spec.memory_limit { // MUTANT: off by one
                return Err(NodeError::OutOfMemory);
            }
            store.memory = grown;
            Ok(())
        }
    }
}
