//! # heal_expired heals everything with an end
//!
//! What is wrong: Partitions whose time is not over are healed too.
//! Why people write it: Filtering by "has a duration" instead of "its duration is over".
//!
//! Killed by: partitions::only_expired_partitions_are_healed_by_heal_expired

mod simulator {
    impl NetworkSimulator {
        pub async fn heal_expired(&self) {
            lock(&self.links).cuts.retain(|cut| cut.until.is_none()); // MUTANT: whether it is over does not matter
        }
    }
}
