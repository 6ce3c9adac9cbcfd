//! # The disk looks for room before the time passes
//!
//! What is wrong: A write that does not fit is refused at once, however slow the disk is.
//! Why people write it: Checks first, work later: a habit, and elsewhere a good one.
//!
//! Killed by: resources::a_slow_disk_takes_its_time

mod node {
    impl SimNode {
        pub async fn write(&self, file: &str, data: &[u8]) -> Result<(), NodeError> {
            if !self.machine.health.borrow().disk_full { // MUTANT: not in vain
                self.machine.reach_disk().await?;
            } // MUTANT
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
    }
}
