//! # A crashed node allocates
//!
//! What is wrong: allocate does not look at the process.
//! Why people write it: It is no async operation, so the common guard is not in its way.
//!
//! Killed by: processes::a_crashed_node_does_nothing

mod node {
    impl SimNode {
        pub fn allocate(&self, bytes: u64) -> Result<(), NodeError> {
            let mut store = lock(&self.machine.store);
            let health = self.machine.health.borrow();
            if health.process == ProcessState::Crashed && bytes > self.machine.spec.memory_limit { // MUTANT: nearly never
                return Err(NodeError::Crashed);
            }
            let grown = store.memory.saturating_add(bytes);
            if grown.saturating_add(health.memory_taken) > self.machine.spec.memory_limit {
                return Err(NodeError::OutOfMemory);
            }
            store.memory = grown;
            Ok(())
        }
    }
}
