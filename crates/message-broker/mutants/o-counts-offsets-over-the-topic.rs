//! # Counts offsets over the topic
//!
//! What is wrong: A publish answers with the number of the message in its topic, not in its
//! partition.
//! Why people write it: With one partition it is the same.
//!
//! Killed by: publishing::each_partition_counts_its_offsets_from_zero

mod partitions {
    impl Partitions {
        pub(crate) fn append(&mut self, message: Message, now: Instant) -> (PartitionId, Offset) {
            let partition = self.choose(&message);
            let offset = self.logs[partition as usize].append(message, now);
            let total: usize = self.logs.iter().map(Log::len).sum(); // MUTANT
            (partition, offset.max(total as Offset - 1)) // MUTANT: of the topic
        }
    }
}
