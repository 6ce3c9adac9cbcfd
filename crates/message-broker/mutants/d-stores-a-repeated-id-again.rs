//! # Stores what it has already
//!
//! What is wrong: A message published again under its id is stored again.
//! Why people write it: Producers that insist are the consumers' problem.
//!
//! Killed by: publishing::a_repeated_id_is_stored_once

mod topic {
    impl Topic {
        pub(crate) fn publish(&mut self, message: Message, now: Instant) -> PublishResult {
            let message_id = message.id.clone();
            let (partition, offset) = match self.places.entry(message.id.clone()) {
                Entry::Occupied(mut known) => { // MUTANT
                        let place = self.partitions.append(message, now); // MUTANT: stored again
                        known.insert(place); // MUTANT
                        place // MUTANT
                    } // MUTANT
                Entry::Vacant(unknown) => *unknown.insert(self.partitions.append(message, now)),
            };
            PublishResult {
                topic: self.config.name.clone(),
                partition,
                offset,
                message_id,
            }
        }
    }
}
