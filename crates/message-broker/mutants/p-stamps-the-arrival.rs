//! # Stamps the arrival
//!
//! What is wrong: The timestamp of the producer is replaced by the time of the broker.
//! Why people write it: Kafka can do so (LogAppendTime), and retention seems to need it.
//!
//! Killed by: publishing::a_message_comes_out_as_it_went_in

mod partitions {
    impl Partitions {
        pub(crate) fn append(&mut self, message: Message, now: Instant) -> (PartitionId, Offset) {
            let message = Message { timestamp: now, ..message }; // MUTANT: our time
            let partition = self.choose(&message);
            let offset = self.logs[partition as usize].append(message, now);
            (partition, offset)
        }
    }
}
