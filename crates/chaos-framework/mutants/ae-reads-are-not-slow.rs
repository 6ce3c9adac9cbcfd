//! # Only writes are slow
//!
//! What is wrong: DiskSlow does not act on reads.
//! Why people write it: The delay is put where DiskFull is.
//!
//! Killed by: resources::a_slow_disk_takes_its_time

mod node {
    impl SimNode {
        pub async fn read(&self, file: &str) -> Result<Option<Vec<u8>>, NodeError> {
            self.machine.spend(Duration::ZERO, |_| 1.0).await?; // MUTANT: reads come from a cache, do they not
            Ok(lock(&self.machine.store).files.get(file).cloned())
        }
    }
}
