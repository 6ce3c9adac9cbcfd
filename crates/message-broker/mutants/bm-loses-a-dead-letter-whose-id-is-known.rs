//! # Loses a dead letter whose id is known
//!
//! What is wrong: A dead letter is not stored if the dead letter topic has its id already.
//! Why people write it: It is published like anything else.
//!
//! Killed by: dead_letters::a_dead_letter_is_stored_whatever_its_size_and_id

mod dead_letter {
    impl MessageBroker {
        pub(crate) fn bury(&mut self, group_id: &ConsumerGroupId, graves: Vec<Grave>, now: Instant) {
            for grave in graves {
                let topic = self.topics.at(grave.place.0);
                let name = format!("{}{}", topic.config.name, self.config.dead_letter_suffix);
                let Some(message) = self.topics.log(grave.place).get(grave.offset) else {
                    continue;
                };
                let letter = letter(message, topic, group_id, &grave);
                // That it exists already is fine.
                let _ = self.create_topic(TopicConfig {
                    name: name.clone(),
                    partitions: 1,
                    retention_ms: None,
                    max_message_size: None,
                });
                if let Ok(topic) = self.topics.get_mut(&name) {
                    topic.publish(letter, now); // MUTANT: once for each id
                }
            }
        }
    }
}
