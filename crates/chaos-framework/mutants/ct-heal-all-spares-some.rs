//! # heal_all spares partitions with an end
//!
//! What is wrong: They end by themselves.
//! Why people write it: "They heal anyway."
//!
//! Killed by: partitions::heal_all_heals_all

mod simulator {
    impl NetworkSimulator {
        pub async fn heal_all(&self) {
            lock(&self.links).cuts.retain(|cut| cut.until.is_some()); // MUTANT: the others end anyway
        }
    }
}
