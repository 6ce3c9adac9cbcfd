//! # A new group starts at the end
//!
//! What is wrong: Where nothing is committed, a generation begins behind the last message.
//! Why people write it: It is the default of Kafka's clients (auto.offset.reset=latest).
//!
//! Killed by: fencing::who_lost_a_partition_is_not_served_from_it

mod cursors {
    impl Cursors {
        pub(crate) fn restart(&mut self, topics: &Topics) {
            for (slot, topic) in topics.iter() {
                if self.topics.len() <= slot {
                    self.topics.resize_with(slot + 1, Vec::new);
                }
                let cursors = &mut self.topics[slot];
                cursors.resize_with(topic.partitions.logs.len(), Cursor::default);
                for (cursor, log) in cursors.iter_mut().zip(&topic.partitions.logs) {
                    cursor.restart(if cursor.committed().is_some() { log.first() } else { log.end() }); // MUTANT: latest
                }
            }
        }
    }
}
