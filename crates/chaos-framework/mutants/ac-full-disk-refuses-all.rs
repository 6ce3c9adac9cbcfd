//! # A full disk refuses every write
//!
//! What is wrong: Overwriting with as much or less fails too.
//! Why people write it: DiskFull is an early return in write.
//!
//! Killed by: resources::a_full_disk_takes_no_more

mod node {
    impl SimNode {
        pub async fn write(&self, file: &str, data: &[u8]) -> Result<(), NodeError> {
            self.machine.reach_disk().await?;
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
            if full || grown > room { // MUTANT: whatever the size
                return Err(NodeError::DiskFull);
            }
            store.files.insert(file.to_string(), data.to_vec());
            Ok(())
        }
    }
}
