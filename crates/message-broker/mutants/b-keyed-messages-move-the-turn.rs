//! # Every message moves the turn
//!
//! What is wrong: Messages with keys move the turn of those without.
//! Why people write it: One counter of all messages is at hand, and the partitions still fill
//! evenly.
//!
//! Killed by: publishing::messages_without_a_key_take_turns

mod partitions {
    impl Partitions {
        fn choose(&mut self, message: &Message) -> PartitionId {
            let partitions = self.logs.len();
            let before = self.turn; // MUTANT: the turn moves first
            self.turn = (self.turn + 1) % partitions; // MUTANT
            if let Some(key) = &message.key {
                return partition_of(key, partitions);
            }
            let partition = before; // MUTANT
            // MUTANT: moved already
            partition as PartitionId
        }
    }
}
