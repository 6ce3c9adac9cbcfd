//! # An empty key counts as none
//!
//! What is wrong: A message with a key of no bytes takes a turn like one without.
//! Why people write it: Key and no key are told apart by the length.
//!
//! Killed by: publishing::a_key_chooses_its_partition_by_its_hash

mod partitions {
    impl Partitions {
        fn choose(&mut self, message: &Message) -> PartitionId {
            let partitions = self.logs.len();
            if let Some(key) = message.key.as_ref().filter(|key| !key.is_empty()) { // MUTANT: length 0
                return partition_of(key, partitions);
            }
            let partition = self.turn;
            self.turn = (self.turn + 1) % partitions;
            partition as PartitionId
        }
    }
}
