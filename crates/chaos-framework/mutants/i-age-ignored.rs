//! # A partition lasts from the call on
//!
//! What is wrong: created_at is ignored.
//! Why people write it: Who puts a partition in place does it when it begins, one thinks.
//!
//! Killed by: partitions::a_partition_is_over_when_its_time_is

mod simulator {
    impl NetworkSimulator {
        pub async fn partition(&self, partition: NetworkPartition) {
            let age = Duration::ZERO; // MUTANT: it begins now
            let until = partition
                .duration
                .map(|duration| self.now().saturating_add(duration.saturating_sub(age)));
            lock(&self.links).cuts.push(Cut {
                key: None,
                partition,
                until,
            });
        }
    }
}
