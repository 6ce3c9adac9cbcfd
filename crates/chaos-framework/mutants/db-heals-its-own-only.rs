//! # heal_all spares the partitions of faults
//!
//! What is wrong: What a fault cut stays cut.
//! Why people write it: They belong to the runner, which will end them.
//!
//! Killed by: partitions::heal_all_heals_all

mod simulator {
    impl NetworkSimulator {
        pub async fn heal_all(&self) {
            lock(&self.links).cuts.retain(|cut| cut.key.is_some()); // MUTANT: a fault ends them
        }
    }
}
